# السؤال الوحيد عن ملف من مصدر آخر: كيف يُفهم.
mapping-title = كيف يُقرأ هذا الملف
mapping-close = إغلاق مع إبقاء المعروض
mapping-files = { PLURAL($count) ->
    [zero] لا ملفات
    [one] ملف واحد
    [two] ملفان
    [few] { $count } ملفات
    [many] { $count } ملفاً
   *[other] { $count } ملف
}
mapping-about = {"\u2068"}{ $name }{"\u2069"} · { $features }
mapping-step = الملف { $step } من { $count }
mapping-step-done = مُجاب
mapping-doubt-snapshots = ما يقوله السطر
mapping-read-takeovers = يسري السطر حتى السطر التالي للمكان نفسه
mapping-read-snapshots = كل تاريخ صورة للخريطة كلها
mapping-doubt-day-order = تواريخ مثل 3/4/2016
mapping-read-day-first = اليوم أولاً: 3 نيسان
mapping-read-month-first = الشهر أولاً: 4 آذار
mapping-doubt-local-midnight = ساعات هي مساءٌ بتوقيت غرينتش
mapping-read-next-day = منتصف الليل: اليوم الذي يبدأ حينها
mapping-read-same-day = كما كُتبت: اليوم بتوقيت غرينتش
mapping-doubt-hijri = سنوات قريبة من 1440
mapping-read-hijri = سنوات هجرية
mapping-read-common-era = سنوات ميلادية
mapping-doubt-axes = ترتيب الإحداثيات
mapping-read-swapped = خط العرض أولاً: يُبدَّل الترتيب
mapping-read-as-written = خط الطول أولاً: كما كُتبت
mapping-gives-time = من { $from } إلى { $to }
mapping-events = تُعرض النقاط والخطوط ذات التاريخ الواحد
mapping-events-for-ever = دائماً منذ تاريخها
mapping-events-on-the-day = في يومها
mapping-events-days = مدة { PLURAL($count) ->
    [zero] لا أيام
    [one] يوم واحد
    [two] يومين
    [few] { $count } أيام
    [many] { $count } يوماً
   *[other] { $count } يوم
}
mapping-force = القوة، أو ما تدل عليه الألوان
mapping-force-none = لا شيء: لون واحد
mapping-flags = عمود نعم/لا لكل قوة: {"\u2068"}{ $names }{"\u2069"}
mapping-classes = الأرقام
mapping-classes-none = كل قيمة وحدها
mapping-classes-counts = { PLURAL($count) ->
    [few] { $count } فئات متساوية العدد
   *[other] { $count } فئة متساوية العدد
}
mapping-classes-steps = { PLURAL($count) ->
    [few] { $count } فئات بخطوات متساوية
   *[other] { $count } فئة بخطوات متساوية
}
mapping-own-colours = استعمال ألوان الملف
mapping-name = اسم المنطقة
mapping-name-ar = الاسم بالعربية
mapping-none = بلا
mapping-id = الخاصية التي تجمع المعالم في منطقة واحدة
mapping-id-none = كل معلم منطقة قائمة بذاتها
mapping-time = أين التواريخ
mapping-time-properties = في الخصائص
mapping-time-files = في أسماء الملفات
mapping-time-nowhere = بلا تواريخ: تُعرض دائماً
mapping-begin = اليوم الأول
mapping-begin-none = بلا: منذ البداية
mapping-end = النهاية
mapping-end-none = لا شيء: حتى التغيير التالي
mapping-end-counts = يوم النهاية مشمول
mapping-values = { PLURAL($count) ->
    [zero] لا قيم
    [one] قيمة واحدة
    [two] قيمتان
    [few] { $number } قيم
    [many] { $number } قيمة
   *[other] { $number } قيمة
}
mapping-dates = { PLURAL($count) ->
    [zero] لا تواريخ
    [one] تاريخ واحد
    [two] تاريخان
    [few] { $number } تواريخ
    [many] { $number } تاريخاً
   *[other] { $number } تاريخ
}
mapping-forces = القيمة في الملف، والقوة التي تعنيها
mapping-value = القوة المقصودة بـ«{"\u2068"}{ $value }{"\u2069"}»
mapping-nobody = لا يسيطر عليها أحد
mapping-as-written = كما كُتبت: {"\u2068"}{ $value }{"\u2069"}
mapping-other-force = اسم آخر…
mapping-more-values = { PLURAL($count) ->
    [zero] لا قيم أخرى
    [one] إظهار قيمة أخرى
    [two] إظهار قيمتين أخريين
    [few] إظهار { $count } قيم أخرى
    [many] إظهار { $count } قيمة أخرى
   *[other] إظهار { $count } قيمة أخرى
}
mapping-coordinates = الإحداثيات والنص
mapping-system = نظام الإحداثيات
mapping-system-of-file = كما يذكر الملف
mapping-other-system = نظام آخر، مثل {"\u2068"}EPSG:32637{"\u2069"}
mapping-swap = التبديل بين خطي الطول والعرض
mapping-repair-text = إصلاح النص العربي المشوّه
mapping-undated = { PLURAL($count) ->
    [zero] لا معالم بلا تاريخ مقروء
    [one] معلم واحد بلا تاريخ مقروء
    [two] معلمان بلا تاريخ مقروء
    [few] { $count } معالم بلا تاريخ مقروء
    [many] { $count } معلماً بلا تاريخ مقروء
   *[other] { $count } معلم بلا تاريخ مقروء
}
mapping-save = حفظ بجانب الملف
mapping-save-tip = تُكتب طريقة القراءة في ملف بجانب هذا الملف، فيراه من يفتحه بعدك كما تراه.
mapping-saved = حُفظت طريقة القراءة باسم {"\u2068"}{ $name }{"\u2069"}.
mapping-saved-not = تعذّر حفظ طريقة القراءة باسم {"\u2068"}{ $name }{"\u2069"}: { $why }
mapping-accept = اعتماد
mapping-accept-tip = مفتاح Enter يفعل ذلك أيضاً. ستُقرأ الملفات ذات هذه الخصائص على هذا النحو من الآن فصاعداً.
mapping-guess = العودة إلى التخمين
mapping-undo = تراجع
count-features = { PLURAL($count) ->
    [zero] لا معالم
    [one] معلم واحد
    [two] معلمان
    [few] { $count } معالم
    [many] { $count } معلماً
   *[other] { $count } معلم
}
count-forces = { PLURAL($count) ->
    [zero] لا قوى
    [one] قوة واحدة
    [two] قوتان
    [few] { $count } قوى
    [many] { $count } قوة
   *[other] { $count } قوة
}
mapping-keys = {"\u2068"}Enter{"\u2069"} للقبول، و{"\u2068"}Esc{"\u2069"} للإغلاق
