# Making stories.
stories-what-to-do = اختر قصة لتعديلها، أو ابدأ قصة جديدة.
stories-none = لا قصص بعد. اضبط الخريطة كما تريد، ثم أضفها خطوة.
stories-new = قصة جديدة
stories-read = قراءة قصة من ملف…
stories-untitled = قصة بلا عنوان
stories-steps = { PLURAL($count) ->
    [zero] بلا خطوات
    [one] خطوة واحدة
    [two] خطوتان
    [few] { $count } خطوات
    [many] { $count } خطوة
   *[other] { $count } خطوة
}
stories-days = من { $first } إلى { $last }
stories-not-saved = محفوظة مع هذه الجلسة
stories-back = كل القصص
stories-remove = حذف هذه القصة
stories-save = حفظ هذه القصة أو تصديرها
stories-present = العرض من هذه الخطوة
stories-in-english = الإنكليزية
stories-in-arabic = العربية
stories-title = العنوان
stories-subtitle = العنوان الفرعي
stories-authors = المؤلفون
stories-list = الخطوات
stories-no-steps = اضبط الخريطة كما سيراها الجمهور، ثم أضف خطوة.
stories-step-name = الخطوة { $step }، { $date }: { $caption }
stories-step-head = الخطوة { $step } · { $date }
stories-no-caption = بلا نص
stories-caption = النص المعروض
stories-notes = ملاحظات للمتحدث
stories-from = تمر الأيام ابتداءً من
stories-from-hint = يوم سابق، أو لا شيء
stories-from-not-earlier = هذا اليوم لا يسبق يوم الخطوة.
stories-update-note = التاريخ والمكان والتحديد والمرشحات والأسماء كما تُظهرها الخريطة الآن، وتبقى النصوص كما هي.
stories-updated = صارت الخطوة تعرض ما تعرضه الخريطة.
stories-full = لا تتجاوز القصة 500 خطوة.
stories-no-story = ليس هذا ملف قصة: { $what }
stories-missing-english = تنقص الإنكليزية: { $what }
stories-missing-arabic = تنقص العربية: { $what }
stories-missing-title = العنوان
stories-missing-steps = { PLURAL($count) ->
    [zero] الخطوات { $steps }
    [one] الخطوة { $steps }
    [two] الخطوتان { $steps }
    [few] الخطوات { $steps }
    [many] الخطوات { $steps }
   *[other] الخطوات { $steps }
}
