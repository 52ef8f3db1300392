# الشريط العلوي وقائمته، وصفحة المفاتيح، والإشعارات العابرة.
header-data-of = مجموعة البيانات: { $title }
header-search = ابحث عن أماكن وقوى ومصادر…
header-problems = { PLURAL($count) ->
    [zero] لم توجد مشكلات
    [one] وُجدت مشكلة واحدة
    [two] وُجدت مشكلتان
    [few] وُجدت { $count } مشكلات
    [many] وُجدت { $count } مشكلة
   *[other] وُجدت { $count } مشكلة
}
header-about = عن مجموعة البيانات
header-span = من { $first } إلى { $last }
header-credits = مصادر البيانات وحقوقها

# صفحة المفاتيح.
keys-title = اختصارات لوحة المفاتيح
keys-close = إغلاق
keys-time = الزمن
keys-map = الخريطة
keys-panels = اللوحات
keys-presenting = العرض التقديمي
keys-making = إعداد قصة
keys-general = عام
keys-note-time = يمتد شريط الزمن من اليسار إلى اليمين في اللغتين، وكذلك مفاتيح الأسهم.
keys-note-story = أثناء عرض قصة تنقلك النقرة ومفتاح المسافة إلى ما يلي، والزر الأيمن إلى ما سبق، والرقم مع Enter إلى الخطوة ذات الرقم، وتتوقف المفاتيح التي تغيّر المعروض.
key-left = السهم الأيسر
key-right = السهم الأيمن
key-up = السهم الأعلى
key-down = السهم الأسفل
key-space = المسافة
key-page-up = Page Up
key-page-down = Page Down
key-escape = Esc

# الرسائل العابرة، وفي $what ما تتعلق به كل منها.
notice-close = إغلاق الرسالة
message-done = رسالة
message-warning = تنبيه
message-failure = خطأ
message-none = لا رسائل بعد.
message-just-now = الآن
message-minutes-ago = { PLURAL($count) ->
    [zero] الآن
    [one] قبل دقيقة
    [two] قبل دقيقتين
    [few] قبل { $count } دقائق
    [many] قبل { $count } دقيقة
   *[other] قبل { $count } دقيقة
}
message-hours-ago = { PLURAL($count) ->
    [zero] الآن
    [one] قبل ساعة
    [two] قبل ساعتين
    [few] قبل { $count } ساعات
    [many] قبل { $count } ساعة
   *[other] قبل { $count } ساعة
}
message-job-died = توقف جزء من البرنامج: {"\u2068"}{ $what }{"\u2069"}. وما عداه مستمر، فحاول من جديد.
notice-link-copied = الرابط في الحافظة. ألصقه في النافذة أو افتحه بالأمر {"\u2068"}kharita --link{"\u2069"}.
notice-not-found-again = ليس في هذه الملفات: {"\u2068"}{ $what }{"\u2069"}.
notice-other-data-set = الرابط يخص مجموعة البيانات «{"\u2068"}{ $what }{"\u2069"}». افتحها أولاً.
notice-date-outside = هذا التاريخ خارج مجموعة البيانات، وهي من { $first } إلى { $last }، والمعروض أقرب يوم إليه.
notice-date-after-read = يقع { $date } بعد نهاية مجموعة البيانات: قُرئت التقارير حتى { $last }، وهذه آخر حالة معروفة.
notice-date-after-change = يقع { $date } بعد نهاية مجموعة البيانات: آخر تغيير فيها في { $last }، وهذه آخر حالة معروفة.
notice-date-unreadable = «{"\u2068"}{ $what }{"\u2069"}» ليس تاريخاً. جرّب {"\u2068"}2015-05-21{"\u2069"} أو 21{"\u00A0"}أيار{"\u00A0"}2015 أو أيار{"\u00A0"}2015.
notice-motion-off = أُوقفت الحركة.
notice-motion-on = شُغّلت الحركة.
notice-no-later-change = لا يظهر هنا أي تغيير بعد هذا التاريخ.
notice-no-earlier-change = لا يظهر هنا أي تغيير قبل هذا التاريخ.
notice-link-refused = لم يُفتح هذا العنوان لأنه ليس عنوان صفحة على الشبكة ولا عنوان بريد: {"\u2068"}{ $what }{"\u2069"}
notice-saved-not = تعذّر حفظ اختياراتك: { $what }
notice-load-failed = تعذّر فتح مجموعة البيانات: {"\u2068"}{ $what }{"\u2069"} {"\u2068"}{ $why }{"\u2069"}
notice-cancelled = أُلغي الفتح، وبقيت مجموعة البيانات السابقة مفتوحة.
notice-preferences-broken = تعذّرت قراءة اختياراتك المحفوظة فوُضعت جانباً، وتُستعمل الاختيارات المعتادة.
notice-problems = { PLURAL($what) ->
    [one] لم تُقرأ مجموعة البيانات كلها: خطأ واحد يسمّيه تبويب المشكلات.
    [two] لم تُقرأ مجموعة البيانات كلها: خطآن يسمّيهما تبويب المشكلات.
    [few] لم تُقرأ مجموعة البيانات كلها: { $what } أخطاء يسمّيها تبويب المشكلات.
    [many] لم تُقرأ مجموعة البيانات كلها: { $what } خطأً يسمّيها تبويب المشكلات.
   *[other] لم تُقرأ مجموعة البيانات كلها: { $what } خطأ يسمّيها تبويب المشكلات.
}
header-theme = المظهر
theme-light = فاتح
theme-dark = داكن
theme-print = للطباعة (درجات الرمادي وخطوط)
theme-contrast = عالي التباين
header-vision = عرض الألوان كما يراها
vision-usual = معظم الناس
vision-deuteranopia = من لا يميّز الأخضر (عمى الأخضر)
vision-protanopia = من لا يميّز الأحمر (عمى الأحمر)
vision-tritanopia = من لا يميّز الأزرق (عمى الأزرق)
