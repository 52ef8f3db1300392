# كلمات تستعملها عدة لوحات.
app-name = خريطة
month-1 = كانون الثاني
month-2 = شباط
month-3 = آذار
month-4 = نيسان
month-5 = أيار
month-6 = حزيران
month-7 = تموز
month-8 = آب
month-9 = أيلول
month-10 = تشرين الأول
month-11 = تشرين الثاني
month-12 = كانون الأول
date-from = منذ { $date }
date-about = نحو { $date }
date-uncertain = { $date } (غير مؤكد)
number-km2 = { $number } كم²
number-percent = {"\u2066"}{ $number }%{"\u2069"}
state-contested = متنازع عليها: { $forces }
state-shared = مشتركة: { $forces }
state-none = لا تسيطر عليها أي جهة
state-unknown = غير معروفة
state-absent = غير معروفة
confidence-high = ثقة عالية
confidence-medium = ثقة متوسطة
confidence-low = ثقة منخفضة
count-changes = { PLURAL($count) ->
    [zero] لا تغييرات
    [one] تغيير واحد
    [two] تغييران
    [few] { $count } تغييرات
    [many] { $count } تغييراً
   *[other] { $count } تغيير
}
count-people = { PLURAL($count) ->
    [zero] لا سكان
    [one] نسمة واحدة
    [two] نسمتان
    [few] { $number } نسمات
    [many] { $number } نسمة
   *[other] { $number } نسمة
}
count-areas = { PLURAL($count) ->
    [zero] لا مناطق
    [one] منطقة واحدة
    [two] منطقتان
    [few] { $count } مناطق
    [many] { $count } منطقة
   *[other] { $count } منطقة
}
count-sources = { PLURAL($count) ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدران
    [few] { $count } مصادر
    [many] { $count } مصدراً
   *[other] { $count } مصدر
}
