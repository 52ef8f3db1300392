# لوحة الأرقام عبر الزمن.
figures-title = الأرقام عبر الزمن
figures-chart = مخطط لما يسيطر عليه كل طرف عبر الزمن
figures-km2 = كم²
figures-areas = المناطق
figures-people = السكان
figures-share = الحصة
figures-ground = الأرض المحسوبة
figures-everything = كل الأراضي
figures-view = ما تعرضه الخريطة
figures-selection = ما هو محدد
figures-stacked = متراكمة؛ انقر لخط لكل قوة
figures-lines = خط لكل قوة؛ انقر لتراكمها
figures-contested-first = احتساب المتنازع عليه للقوة المذكورة أولاً
figures-copy = نسخ الأرقام
figures-save = حفظ الأرقام جدولاً
figures-date = التاريخ
figures-not-known = غير معروف
figures-between = { $figure } (من { $least } إلى { $most })
figures-uncounted = { PLURAL($count) ->
    [zero] لا تُغفل أي منطقة.
    [one] تُغفل منطقة واحدة لا يُعرف عدد سكانها.
    [two] تُغفل منطقتان لا يُعرف عدد سكانهما.
    [few] تُغفل { $count } مناطق لا يُعرف عدد سكانها.
    [many] تُغفل { $count } منطقة لا يُعرف عدد سكانها.
   *[other] تُغفل { $count } منطقة لا يُعرف عدد سكانها.
}
figures-nothing-selected = لا شيء محدد. انقر مكاناً على الخريطة.
figures-nothing = لا شيء يُحسب.
