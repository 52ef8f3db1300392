# لوحة الأماكن والمصادر والتقديرات والمشكلات.
place-point = نقطة
place-line = خط
place-unnamed = المنطقة {"\u2068"}{ $id }{"\u2069"}
place-approximate = حدود تقريبية: نطاق مرسوم حول بلدة
place-approximate-in = حدود تقريبية: نطاق مرسوم حول بلدة، ضمن { $name }
place-people = { $people } ({ $census })
place-people-estimate = { $people } تقديراً لوحدة مقسومة ({ $census })
place-unit = الوحدة الإدارية { $name }
place-inferred = مستنتجة: تتبع تاريخ { $name }
place-no-change-yet = لم يسجَّل أي تغيير حتى هذا التاريخ
place-since = منذ { $date }
place-since-start = منذ { $date } أو قبله
place-since-shown = منذ { $date }، وتظهر على الخريطة ابتداءً من { $shown }
place-pending = ربما تغيّرت بين { $from } و{ $to } إلى: { $state }
place-pending-open = ربما تغيّرت منذ { $from } إلى: { $state }
place-disputed = مختلف فيه: { PLURAL($count) ->
    [zero] لا رواية أخرى
    [one] هناك رواية أخرى
    [two] هناك روايتان أخريان
    [few] هناك { $count } روايات أخرى
    [many] هناك { $count } رواية أخرى
   *[other] هناك { $count } رواية أخرى
}
place-disputed-now = مختلف فيه: { $state } ({ $claim })
place-disputed-more = { PLURAL($count) ->
    [zero] عُرضت الروايات كلها
    [one] لم تُعرض رواية أخرى واحدة
    [two] لم تُعرض روايتان أخريان
    [few] لم تُعرض { $count } روايات أخرى
    [many] لم تُعرض { $count } رواية أخرى
   *[other] لم تُعرض { $count } رواية أخرى
}
place-account = رواية مخالفة: {"\u2068"}{ $claim }{"\u2069"}
place-learning = ما كان قائماً (أفقياً) كما كان معروفاً في (عمودياً)
place-learning-at = { $day } كما كان معروفاً في { $known }
place-history = سجل السيطرة في { $name }
place-at-the-start = في البداية
place-holds-now = الوضع الراهن
change-nowhere = لا منطقة له على هذه الخريطة
change-places = { PLURAL($more) ->
    [zero] { $name }
    [one] { $name } ومنطقة أخرى
    [two] { $name } ومنطقتان أخريان
    [few] { $name } و{ $more } مناطق أخرى
    [many] { $name } و{ $more } منطقة أخرى
   *[other] { $name } و{ $more } منطقة أخرى
}
latest-what-to-do-timeless = انقر منطقة على الخريطة لترى ما يذكره الملف عنها.
latest-what-to-do = انقر على منطقة في الخريطة لترى من سيطر عليها ومنذ متى ومن يقول ذلك.
latest-changes = التغييرات حتى هذا التاريخ
latest-none = لا تغيير في السيطرة حتى هذا التاريخ.
latest-none-of-these = لا تغيير للقوى المختارة حتى هذا التاريخ.
evidence-too-late = نُشر لاحقاً فلا يُحتسب بعد
evidence-read = قراءة المقطع
evidence-open-below = المقطع معروض أدناه
evidence-no-source = لم يُذكر أي مصدر.
source-unlocated = لم يُعثر على تقرير محدد.
source-title-described = وصف، لا العنوان الدقيق
source-digest = خلاصة بصياغة مُعدّي الخريطة
source-digest-from = خلاصة بصياغة مُعدّي الخريطة استناداً إلى { $sources }
count-sources-from = { PLURAL($count) ->
    [zero] لا مصادر
    [one] مصدر واحد
    [two] مصدرين
    [few] { $count } مصادر
    [many] { $count } مصدراً
   *[other] { $count } مصدر
}
publisher-kind-wire = وكالة أنباء
publisher-kind-newspaper = صحيفة
publisher-kind-broadcaster = إذاعة أو تلفزيون
publisher-kind-online = موقع إخباري
publisher-kind-state-media = إعلام رسمي
publisher-kind-party-media = إعلام أحد أطراف النزاع
publisher-kind-monitor = جهة رصد
publisher-kind-think-tank = مركز أبحاث
publisher-kind-un = الأمم المتحدة
publisher-kind-military = جهة عسكرية
publisher-kind-government = جهة حكومية
publisher-kind-encyclopedia = موسوعة
publisher-kind-own = معدّو هذه البيانات
publisher-kind-unknown = ناشر غير محدد
source-owner = الناشر: { $note }
source-open-link = فتح { $link }
source-close = إغلاق المصدر
source-back = كل المصادر
source-text = النص
source-read-in = القراءة باللغة { $language }
source-none-rest = لا يستند أي تغيّر في هذه الخريطة إلى هذا المصدر.
source-only-in = لا نص بلغة الواجهة، والمعروض هو النص باللغة { $language }.
sources-filter = تصفية بالعنوان أو الناشر أو السنة
sources-with-text = يتوفر نصه
sources-none = لا مصادر في مجموعة البيانات هذه.
sources-none-found = لا مصدر فيه هذه الكلمات.
language-english = الإنجليزية
language-arabic = العربية
language-own-english = English
language-own-arabic = العربية
passage-paragraph = الفقرة { $number }
passage-no-paragraph = لا فقرة برقم { $number } في النص، ولذلك لم يُعلَّم شيء.
passage-missing = لم تعد الكلمات المقتبسة واردة في الفقرة { $number }، ولذلك لم يُعلَّم شيء.
passage-ambiguous = { PLURAL($count) ->
    [zero] لا ترد الكلمات المقتبسة في الفقرة { $number }، ولذلك لم يُعلَّم شيء.
    [one] ترد الكلمات المقتبسة مرة واحدة في الفقرة { $number }، ولم يُعلَّم شيء.
    [two] ترد الكلمات المقتبسة مرتين في الفقرة { $number }، ولذلك لم يُعلَّم شيء.
    [few] ترد الكلمات المقتبسة { $count } مرات في الفقرة { $number }، ولذلك لم يُعلَّم شيء.
    [many] ترد الكلمات المقتبسة { $count } مرة في الفقرة { $number }، ولذلك لم يُعلَّم شيء.
   *[other] ترد الكلمات المقتبسة { $count } مرة في الفقرة { $number }، ولذلك لم يُعلَّم شيء.
}
passage-no-words = الفقرة { $number } تتحدث عن هذا التغيير، ولا تقتبس مجموعة البيانات كلمات منها بهذه اللغة.
assessments-none = لا تقديرات في مجموعة البيانات هذه.
assessments-what-to-do = ما توقعته المصادر. اختر تقديراً لترى مناطقه على الخريطة ونصّه وما تحقق منه.
assessments-outlined = محدَّد على الخريطة: { $areas }
assessments-answered-by = تغيّرات لاحقة أكّدته أو نفته
verdict-borne-out = تحقّق
verdict-in-part = تحقّق جزئياً
verdict-refuted = لم يتحقّق
verdict-outside = خارج نطاق هذه الخريطة
problems-none = لم توجد مشكلات.
problems-errors = { PLURAL($count) ->
    [zero] لا أخطاء
    [one] خطأ واحد: أجزاء لا تُعرض
    [two] خطآن: أجزاء لا تُعرض
    [few] { $count } أخطاء: أجزاء لا تُعرض
    [many] { $count } خطأً: أجزاء لا تُعرض
   *[other] { $count } خطأ: أجزاء لا تُعرض
}
problems-warnings = { PLURAL($count) ->
    [zero] لا تحذيرات
    [one] تحذير واحد: إصلاح أو تخمين
    [two] تحذيران: إصلاح أو تخمين
    [few] { $count } تحذيرات: إصلاح أو تخمين
    [many] { $count } تحذيراً: إصلاح أو تخمين
   *[other] { $count } تحذير: إصلاح أو تخمين
}
problems-notes = { PLURAL($count) ->
    [zero] لا ملاحظات
    [one] ملاحظة واحدة
    [two] ملاحظتان
    [few] { $count } ملاحظات
    [many] { $count } ملاحظة
   *[other] { $count } ملاحظة
}
place-seam = الحد بين المكان ونصه
