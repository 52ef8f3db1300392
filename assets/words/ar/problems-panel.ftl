# قائمة المشكلات والمشكلة المختارة. $value اسم أو رقم من ملف.
problems-copy = نسخ المشكلات نصاً
problems-save = حفظ {"\u2068"}CSV{"\u2069"}…
problems-copied = { PLURAL($what) ->
    [zero] لم تُنسخ أي مشكلة.
    [one] نُسخت مشكلة واحدة.
    [two] نُسخت مشكلتان.
    [few] نُسخت { $what } مشكلات.
    [many] نُسخت { $what } مشكلة.
   *[other] نُسخت { $what } مشكلة.
}
problems-of-kind = { PLURAL($count) ->
    [zero] لا شيء من هذا النوع
    [one] واحدة من هذا النوع
    [two] اثنتان من هذا النوع
    [few] { $count } من هذا النوع
    [many] { $count } من هذا النوع
   *[other] { $count } من هذا النوع
}
problems-in-files = { PLURAL($count) ->
    [zero] في لا ملف
    [one] في ملف واحد
    [two] في ملفين
    [few] في { $count } ملفات
    [many] في { $count } ملفاً
   *[other] في { $count } ملف
}
problems-close = إغلاق المشكلة
problems-severity-error = خطأ: جزء من البيانات لا يُعرض
problems-severity-warning = تحذير: إصلاح أو تخمين
problems-severity-note = ملاحظة: أمر تحسن معرفته
problems-file = الملف: {"\u2068"}{ $value }{"\u2069"}
problems-line = السطر { $value }
problems-line-and-column = السطر { $line }، العمود { $column }
problems-feature = المعلم: {"\u2068"}{ $value }{"\u2069"}
problems-member = العضو: {"\u2068"}{ $value }{"\u2069"}
problems-go-to-area = عرض على الخريطة
problems-excerpt-reading = يُقرأ النص المحيط بها…
problems-excerpt-not-on-disk = لا يمكن عرض النص المحيط بها: الملف داخل أرشيف أو ليس على القرص.
problems-excerpt-not-text = لا يمكن عرض النص المحيط بها: الملف مضغوط، أو ليس نصاً بترميز {"\u2068"}UTF-8{"\u2069"}.
problems-excerpt-changed = لا يمكن عرض النص المحيط بها: لم يعد في الملف سطر كهذا.
problems-excerpt-too-large = لا يمكن عرض النص المحيط بها: يقع بعد أكثر من 4 {"\u2068"}GiB{"\u2069"} من بداية الملف.
problems-excerpt-refused = لا يمكن عرض النص المحيط بها: { $why }
