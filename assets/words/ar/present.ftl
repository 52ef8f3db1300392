# العرض أمام جمهور.
present-source = المصدر: { $source }
present-step = الخطوة { $step } من { $count }
present-go-to-step = الذهاب إلى الخطوة { $step }
present-story = القصة
present-title-slide = العنوان
present-end-slide = المصادر
present-explored = عرض حرّ للخريطة: اضغط Enter للعودة إلى الخطوة
present-typed = اضغط Enter للذهاب إلى الخطوة { $step } من { $count }
present-data = البيانات: { $title }، من { $first } إلى { $last }
present-sources = المصادر
present-summaries = { PLURAL($count) ->
    [zero] لا ملخصات من إعداد معدّي الخريطة.
    [one] استندت الخطوات إلى ملخص واحد من إعداد معدّي الخريطة.
    [two] استندت الخطوات إلى ملخصين من إعداد معدّي الخريطة.
    [few] استندت الخطوات إلى { $count } ملخصات من إعداد معدّي الخريطة.
    [many] استندت الخطوات إلى { $count } ملخصاً من إعداد معدّي الخريطة.
   *[other] استندت الخطوات إلى { $count } ملخص من إعداد معدّي الخريطة.
}
present-quoted = «{ $words }»
present-passage-of-summary = من ملخص أعدّه معدّو الخريطة: { $title }
speaker-title = «خريطة»: نافذة المتحدث
speaker-next = التالي
speaker-end = لا شيء بعد هذا.
