# طرق فتح الملفات، وما فُتح من قبل، والملفات طبقاتٍ، والملفات التي تتغير.
opening-drop = أفلت الملف لفتحه، ويمكنك بعد ذلك وضعه فوق الخريطة.
opening-drop-adds = أفلت الملفات لإضافتها طبقاتٍ
opening-dropped = ملف أُفلت هنا
opening-pasted = نص ملصق
opening-paste-nothing = ليس في الحافظة بيانات خريطة. يمكن لصق {"\u2068"}GeoJSON{"\u2069"} و{"\u2068"}WKT{"\u2069"} والجداول ذات الإحداثيات ومسارات الملفات.
opening-no-dialog = لا يمكن هنا عرض نافذة لاختيار الملفات. أفلت الملفات على النافذة، أو انسخ مساراً والصقه بالضغط على {"\u2068"}Ctrl+V{"\u2069"}.
opening-kind-readable = خرائط وجداول
opening-kind-all = كل الملفات
opening-recent = الملفات الأخيرة
opening-missing = الملف غير موجود
opening-forget = إزالة {"\u2068"}{ $name }{"\u2069"} من القائمة
opening-nothing-foreign = مجموعة البيانات هذه تبيّن بنفسها كيف تُقرأ.
opening-gone = لم يعد موجوداً: {"\u2068"}{ $what }{"\u2069"}
opening-wrong-file = تعذّر عرض {"\u2068"}{ $what }{"\u2069"}، وبقيت الخريطة كما هي. { $why }
opening-reload-empty = ليس في {"\u2068"}{ $what }{"\u2069"} الآن ما يمكن عرضه، وبقي المعروض كما هو.
opening-changed = تغيّر {"\u2068"}{ $name }{"\u2069"} منذ قراءته.
opening-vanished = لم يعد {"\u2068"}{ $name }{"\u2069"} موجوداً، وبقي ما فيه على الخريطة.
opening-leave = إبقاؤه كما هو
opening-files = الملفات
opening-lay-over = وضع فوق {"\u2068"}{ $name }{"\u2069"}
opening-raise = رسم {"\u2068"}{ $name }{"\u2069"} فوق ما يليه
opening-lower = رسم {"\u2068"}{ $name }{"\u2069"} تحت ما يليه
opening-close = إغلاق {"\u2068"}{ $name }{"\u2069"}
keys-files = الملفات
loading-reading-shipped = تجري قراءة سوريا والعراق
loading-stage-reading = القراءة
loading-stage-coordinates = ضبط الإحداثيات
loading-stage-mapping = تحديد المناطق والقوى والتواريخ
loading-bytes = {"\u2068"}{ $read }{"\u2069"} من {"\u2068"}{ $total }{"\u2069"} ميغابايت
loading-features = { PLURAL($count) ->
    [zero] لا معالم
    [one] معلم واحد
    [two] معلمان
    [few] { $number } معالم
    [many] { $number } معلماً
   *[other] { $number } معلم
}
session-moved = ملفات من الجلسة ليست في مكانها السابق: { $what }. دُلّ على مكانها.
session-without = فُتحت الجلسة من دون { $what }.
