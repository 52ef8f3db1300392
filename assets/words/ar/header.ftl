# الشريط العلوي وقائمته، وصفحة المفاتيح، والإشعارات العابرة.
header-data-of = مجموعة البيانات: { $title }
header-search = ابحث عن أماكن وقوى ومصادر…
header-problems = { $count ->
    [zero] لم توجد مشكلات
    [one] وُجدت مشكلة واحدة
    [two] وُجدت مشكلتان
    [few] وُجدت { $count } مشكلات
    [many] وُجدت { $count } مشكلة
   *[other] وُجدت { $count } مشكلة
}
header-about = عن مجموعة البيانات
header-span = من { $first } إلى { $last }
header-credits = المراجع والحقوق

# صفحة المفاتيح.
keys-title = المفاتيح
keys-close = إغلاق
keys-time = الزمن
keys-map = الخريطة
keys-panels = اللوحات
keys-presenting = العرض
keys-general = عام
keys-note-time = يمتد شريط الزمن من اليسار إلى اليمين في اللغتين، وكذلك مفاتيح الأسهم.
keys-note-story = أثناء عرض قصة تنقل الأسهم ومفاتيح المسافة وEnter وBackspace بين خطواتها.
key-left = السهم الأيسر
key-right = السهم الأيمن
key-up = السهم الأعلى
key-down = السهم الأسفل
key-space = المسافة
key-page-up = Page Up
key-page-down = Page Down
key-escape = Esc

# الإشعارات العابرة، وفي $what ما يتعلق به كل منها.
notice-close = إغلاق الإشعار
notice-date-outside = هذا التاريخ خارج مجموعة البيانات ({"\u2068"}{ $what }{"\u2069"})، والمعروض أقرب يوم إليه.
notice-date-unreadable = «{"\u2068"}{ $what }{"\u2069"}» ليس تاريخاً. جرّب {"\u2068"}2015-05-21{"\u2069"} أو 21 أيار 2015 أو أيار 2015.
notice-no-later-change = لا تغيير ظاهراً هنا بعد هذا التاريخ.
notice-no-earlier-change = لا تغيير ظاهراً هنا قبل هذا التاريخ.
notice-saved-not = تعذّر حفظ اختياراتك: {"\u2068"}{ $what }{"\u2069"}
notice-load-failed = تعذّر فتح مجموعة البيانات: {"\u2068"}{ $what }{"\u2069"}
notice-cancelled = أُلغي الفتح، وبقيت مجموعة البيانات السابقة مفتوحة.
notice-preferences-broken = تعذّرت قراءة خياراتك المحفوظة فوُضعت جانباً، وتُستعمل الخيارات المعتادة.
notice-problems = لم تُقرأ مجموعة البيانات كلها، وعدد الأخطاء { $what }. يسمّي تبويب المشكلات كلاً منها.
