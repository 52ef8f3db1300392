# الحفظ في ملف؛ $date و$from يومان، و$name اسم ملف.
save-title = حفظ
save-close = إغلاق دون حفظ
save-state = الخريطة في { $date }
save-state-note = من يسيطر على كل منطقة في ذلك اليوم
save-difference = ما اختلف بين { $from } و{ $date }
save-difference-note = المناطق التي تغيّرت حالها، وما كان فيها قبل ذلك وبعده
save-history = سجل السيطرة كاملاً
save-history-note = كل منطقة في كل مدة من الزمن، مع مصادرها
save-features = المعالم
save-features-note = كما قُرئت، بخطوط الطول والعرض، مع إصلاح ما لزم إصلاحه
save-as-read = المعالم كما هي في الملف
save-as-read-note = كل رقم واسم وحقل إضافي كما في الملف، بإحداثياته نفسها
save-dataset = مجموعة بيانات لبرنامج خريطة
save-dataset-note = كل شيء: المناطق والقوى والتغييرات والمصادر والنصوص
save-problems = المشكلات
save-problems-note = ما وُجد أثناء القراءة، مع مواضعه وطرق إصلاحه
save-from = قارن بتاريخ
save-how = الصيغة
save-format-geojson = {"\u2068"}GeoJSON{"\u2069"}
save-format-lines = {"\u2068"}GeoJSON{"\u2069"} سطراً سطراً
save-format-csv = جدول {"\u2068"}CSV{"\u2069"}
save-format-gpkg = {"\u2068"}GeoPackage{"\u2069"}
save-format-parquet = {"\u2068"}GeoParquet{"\u2069"}
save-format-sql = {"\u2068"}SQL{"\u2069"} لقاعدة {"\u2068"}PostGIS{"\u2069"}
save-format-folder = مجلد
save-format-archive = ملف واحد ({"\u2068"}.kharita{"\u2069"})
save-where = اختيار مكان الحفظ…
save-writing = تجري كتابة {"\u2068"}{ $name }{"\u2069"}
save-stop = إيقاف الكتابة
save-done = حُفظ: {"\u2068"}{ $what }{"\u2069"}
save-done-marked = حُفظ: {"\u2068"}{ $what }{"\u2069"}. { PLURAL($count) ->
    [zero] لم تُعلَّم أي خلية
    [one] وعُلّمت خلية واحدة نصاً بفاصلة علوية كي لا ينفذها برنامج الجداول
    [two] وعُلّمت خليتان نصاً بفاصلة علوية كي لا ينفذهما برنامج الجداول
    [few] وعُلّمت { $count } خلايا نصاً بفاصلة علوية كي لا ينفذها برنامج الجداول
    [many] وعُلّمت { $count } خلية نصاً بفاصلة علوية كي لا ينفذها برنامج الجداول
   *[other] وعُلّمت { $count } خلية نصاً بفاصلة علوية كي لا ينفذها برنامج الجداول
}.
save-failed = تعذّر الحفظ، ولم يُكتب أي ملف: {"\u2068"}{ $what }{"\u2069"}: { $why }
save-cancelled = أُوقف الحفظ، ولم يُكتب شيء.
save-busy = ما زال ملف قيد الكتابة. انتظره أو أوقفه.
save-exists = يوجد ملف بالاسم {"\u2068"}{ $what }{"\u2069"}. اختر اسماً آخر، أو اكتب هذا الاسم كاملاً.
save-no-dialog = لا يمكن هنا عرض نافذة لاختيار مكان الحفظ. الأمر {"\u2068"}kharita convert{"\u2069"} يكتب الملفات نفسها.
save-no-features = مجموعات بيانات برنامج «خريطة» لا تحوي معالم من ملفات أخرى. احفظ تاريخها بدلاً من ذلك.
save-not-so = { $kind ->
    [state] لا تُكتب الخريطة في يوم واحد
    [difference] لا يُكتب الاختلاف بين يومين
    [history] لا يُكتب التاريخ كله
    [dataset] لا تُكتب مجموعة البيانات
    [picture] لا تُكتب صورة الخريطة
    [map] لا تُكتب صورة الخريطة وحدها
    [page] لا تُكتب صفحة المتصفحات
    [story] لا تُكتب القصة
    [slides] لا تُكتب شرائح العرض
    [clip] لا يُكتب المقطع
    [figures] لا تُكتب الأرقام عبر الزمن
    [problems] لا تُكتب المشكلات
   *[features] لا تُكتب المعالم
} بالصيغة: { $format }. والممكن: { $formats }.
save-too-many-columns = عدد الأعمدة هنا أكبر من الحد الأقصى للجدول في { $format }، وهو { $count }. ويمكن حفظها بالصيغة {"\u2068"}GeoJSON{"\u2069"} أو {"\u2068"}CSV{"\u2069"}.
save-picture = صورة للخريطة
save-picture-note = كما تظهر، مع التاريخ ومعاني الألوان ومقياس الرسم والمصادر
save-map = صورة للخريطة وحدها
save-map-note = كما تظهر، بلا أسماء ولا شيء حولها
save-clip = مقطع متحرك
save-clip-note = الخريطة عبر الزمن، أو قصة، صوراً متحركة عليها اليوم ومفتاح الخريطة
save-slides = شرائح عرض
save-slides-note = شريحة لكل خطوة، فيها الخريطة صورةً ونصوص قابلة للتعديل
save-story = قصة في ملف مستقل
save-story-note = لتُقرأ من جديد مع البيانات نفسها أو مع نسخة أحدث منها
save-page = صفحة للمتصفحات
save-page-note = كل شيء في ملف واحد لا يحتاج إلى شبكة، مع شريط لاختيار اليوم
save-format-png = PNG
save-format-svg = SVG
save-format-pdf = PDF
save-format-html = HTML
save-format-story = JSON
save-format-pptx = PPTX
save-format-gif = GIF
save-format-apng = APNG
save-format-mp4 = MP4
save-format-webm = WebM
save-format-frames = مجلد صور PNG
save-span = من { $first } إلى { $last }
save-no-choice = مجموعة البيانات
save-size = القياس بالبكسل
save-speed = أيام في الثانية
save-lang = اللغة
save-needs-ffmpeg = يحتاج MP4 وWebM إلى برنامج ffmpeg، وهو غير مثبت هنا. أما GIF وAPNG فلا يحتاجان إليه.
save-no-story = لم تعد القصة موجودة، أو ليست لها خطوات.
save-figures = الأرقام عبر الزمن
save-figures-note = ما يعرضه المخطط، صف لكل يوم يتغير فيه رقم
save-corrections = التصحيحات
save-corrections-note = ما يختلف عن مجموعة البيانات، ليضعه آخرون فوقها
save-session = الجلسة
save-session-note = ما هو مفتوح، وكيف يُنظر إليه، وحال النافذة
save-format-overlay = ملف تصحيحات
save-format-session = جلسة
save-format-xlsx = مصنف {"\u2068"}XLSX{"\u2069"}
save-copy = نسخ الصورة
save-copied = نُسخت الصورة.
save-not-drawn = ترسم الصورَ النافذةُ أو الأمر kharita render.
