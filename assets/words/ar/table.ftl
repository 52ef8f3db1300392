# جدول كل المعالم، وخصائص معلم واحد.
table-filter = تصفية: كلمات، أو عمود: كلمات
table-filter-clear = مسح التصفية
table-filter-tip = يجب أن ترد كل الكلمات في الصف. مثلاً: «name: الرقة» للبحث في عمود واحد.
table-count = { PLURAL($count) ->
    [zero] لا صفوف
    [one] صف واحد
    [two] صفان
    [few] { $number } صفوف
    [many] { $number } صفاً
   *[other] { $number } صف
}
table-count-of = { $shown } من { PLURAL($count) ->
    [one] صف واحد
    [two] صفين
    [few] { $all } صفوف
    [many] { $all } صفاً
   *[other] { $all } صف
}
table-copy = نسخ الصفوف المعلَّمة
table-copied = { PLURAL($what) ->
    [zero] لم يُنسخ أي صف.
    [one] نُسخ صف واحد إلى الحافظة.
    [two] نُسخ صفان إلى الحافظة.
    [few] نُسخت { $what } صفوف إلى الحافظة.
    [many] نُسخ { $what } صفاً إلى الحافظة.
   *[other] نُسخ { $what } صف إلى الحافظة.
}
table-copied-first = لم يُنسخ إلى الحافظة إلا أول الصفوف المعلَّمة، وعددها: { $what }
table-rows = صفوف الجدول
table-none = لا شيء لعرضه.
table-none-found = لا صف فيه هذه الكلمات.
table-seam = الحد بين الخريطة والجدول
table-ascending = { $column }، مرتب تصاعدياً
table-descending = { $column }، مرتب تنازلياً
table-id = المعرّف
table-file = الملف
table-geometry = نوع الشكل
table-km2 = المساحة (كم²)
table-name-en = الاسم بالإنجليزية
table-name-ar = الاسم
table-country = البلد
table-governorate = المحافظة بالإنجليزية
table-governorate-ar = المحافظة
table-district = القضاء
table-level = المستوى
table-unit = الوحدة بالإنجليزية
table-unit-ar = الوحدة
attributes-title = الخصائص
attributes-none = لا خصائص لهذا المعلم.
attributes-copy = نسخ الخصائص
attributes-feature = المعلم { $id }
attributes-others = { PLURAL($count) ->
    [zero] لا معالم أخرى لهذه المنطقة
    [one] معلم آخر لهذه المنطقة
    [two] معلمان آخران لهذه المنطقة
    [few] { $count } معالم أخرى لهذه المنطقة
    [many] { $count } معلماً آخر لهذه المنطقة
   *[other] { $count } معلم آخر لهذه المنطقة
}
attributes-from-to = { $from } – { $to }
attributes-from = من { $from }
attributes-to = حتى { $to }
attributes-more = { PLURAL($number) ->
    [one] عرض معلم آخر
    [two] عرض معلمين آخرين
    [few] عرض { $number } معالم أخرى
    [many] عرض { $number } معلماً آخر
   *[other] عرض { $number } معلم آخر
}
