# البحث.
search-hint = ابحث عن أماكن وقوى ومصادر…
search-what = ابحث بالعربية أو الإنجليزية عن المناطق والمدن والقوى والمصادر وما تقوله الملاحظات.
search-try = أمثلة
search-example-1 = Raqqa
search-example-2 = الرقة
search-example-3 = ISIS
search-example-4 = palmyra
search-nothing = لا نتائج لـ«{"\u2068"}{ $query }{"\u2069"}». جرّب حروفاً أقل، أو الاسم باللغة الأخرى.
search-count = { PLURAL($count) ->
    [zero] لا نتائج
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $count } نتائج
    [many] { $count } نتيجة
   *[other] { $count } نتيجة
}
search-count-first = { PLURAL($count) ->
    [few] أول { $count } نتائج
    [many] أول { $count } نتيجة
   *[other] أول { $count } نتيجة
}
search-keys = السهمان للاختيار، وEnter للذهاب، وEsc للإغلاق
search-area = منطقة
search-city = مدينة
search-force = قوة
search-source = مصدر
search-change = تغيير
