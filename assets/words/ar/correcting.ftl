# تصحيح مجموعة البيانات.
band-corrected = { PLURAL($count) ->
    [zero] لا تصحيحات
    [one] سجل واحد من مجموعة البيانات مصحَّح هنا
    [two] سجلان من مجموعة البيانات مصحَّحان هنا
    [few] { $count } سجلات من مجموعة البيانات مصحَّحة هنا
    [many] { $count } سجلاً من مجموعة البيانات مصحَّحة هنا
   *[other] { $count } سجل من مجموعة البيانات مصحَّحة هنا
}
correcting-add = إضافة تغيير
correcting-correct = تصحيح
correcting-withdraw = سحب
correcting-corrected = مصحَّح هنا، على غير ما في مجموعة البيانات
correcting-added = أُضيف التغيير، وهو بين تغييرات مكانه.
correcting-kept-not = تعذّرت كتابة التصحيحات في { $what }: { $why }
correcting-new = تغيير جديد
correcting-change = تصحيح التغيير
correcting-date = التاريخ
correcting-date-hint = 2014-06-10 أو 2014-06 أو 2014-06-10/2014-06-12
correcting-areas = الأماكن
correcting-pick = الاختيار على الخريطة
correcting-pick-done = تمّ الاختيار
correcting-pick-how = النقر على الخريطة يضيف مكاناً أو يزيله.
correcting-away = إزالة { $name }
correcting-status = الحال منذ ذلك الحين
correcting-status-control = بيد قوة واحدة
correcting-status-contested = متنازع عليه
correcting-status-shared = مشترك
correcting-status-none = ليس بيد أحد
correcting-status-unknown = غير معروف
correcting-force = بيد مَن
correcting-forces = بيد مَن، والأقوى أولاً
correcting-confidence = درجة الثقة
correcting-confidence-high = عالية
correcting-confidence-medium = متوسطة
correcting-confidence-low = منخفضة
correcting-sources = المصادر
correcting-source-hint = ابحث عن مصدر بعنوانه أو ناشره
correcting-no-source = لم يُذكر مصدر بعد، ويمكن حفظ التغيير مع ذلك.
correcting-note-english = ما حدث، بالإنكليزية
correcting-note-arabic = ما حدث، بالعربية
correcting-take = حفظ التغيير
correcting-cancel = إلغاء
correcting-fault-date = ليس هذا تاريخاً. اكتبه مثل 2014-06-10 أو 2014-06 أو 2014-06-10/2014-06-12.
correcting-fault-areas = اختر مكاناً واحداً على الأقل.
correcting-fault-forces = اختر قوة واحدة لمكان بيد قوة واحدة، واثنتين على الأقل لمكان متنازع عليه أو مشترك.
correcting-list = { PLURAL($count) ->
    [zero] لا تصحيحات
    [one] تصحيح واحد
    [two] تصحيحان
    [few] { $count } تصحيحات
    [many] { $count } تصحيحاً
   *[other] { $count } تصحيح
}
correcting-take-back = تراجع عنه
correcting-forget = عرض { $name } كما في مجموعة البيانات
correcting-was-added = مضاف
correcting-was-changed = مصحَّح
correcting-was-withdrawn = مسحوب
correcting-kind-area = اسم مكان
correcting-kind-source = مصدر
correcting-kind-text = نص مصدر
correcting-kind-change = تغيير
correcting-kind-passage = مقطع
correcting-kind-assessment = تقدير

# ما يُقال عن الأصول التي تُرفق بالمصادر.
attaching-unreadable = الملف غير موجود أو لا تُسمح قراءته. اختر ملفاً آخر.
attaching-too-large = حجم الملف أكبر من 64 ميبيبايت. أرفق الجزء المهم منه.
attaching-other-kind = ليس الملف من الأنواع التي تُقرأ. احفظه نصاً أو Markdown أو HTML أو PDF أو MHTML أو WACZ.
attaching-broken = الملف تالف. احفظه من جديد.
attaching-pdf-without-text = في ملف PDF صور بلا نص. طبّق عليه التعرف على النص، أو أرفق كلماته في ملف نصي.
attaching-no-text = لا كلمات في الملف. أرفق ملفاً فيه كلمات.
evidence-original-changed = لم يعد الأصل هو الملف الذي أُخذ منه النص.
attaching-attach = إرفاق ملف…
attaching-done = أُرفق نص { $what }.
attaching-not = تعذّر إرفاق { $what }. { $why }
