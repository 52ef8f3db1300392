# الحفظ في ملف؛ $date و$from يومان، و$name اسم ملف.
save-title = حفظ
save-close = إغلاق دون حفظ
save-state = الخريطة في { $date }
save-state-note = من يسيطر على كل منطقة في ذلك اليوم
save-difference = ما اختلف بين { $from } و{ $date }
save-difference-note = المناطق التي تغيّرت حالها، وما كان فيها قبل ذلك وبعده
save-history = التاريخ كله
save-history-note = كل منطقة في كل مدة من الزمن، مع مصادرها
save-features = المعالم
save-features-note = كما قُرئت، بخطوط الطول والعرض، مع إصلاح ما لزم إصلاحه
save-as-read = المعالم حرفياً
save-as-read-note = كل رقم واسم وعضو إضافي كما في الملف، بإحداثياته نفسها
save-dataset = مجموعة بيانات لبرنامج خريطة
save-dataset-note = كل شيء: المناطق والقوى والتغييرات والمصادر والنصوص
save-problems = المشكلات
save-problems-note = ما وُجد أثناء القراءة، مع مواضعه وطرق إصلاحه
save-from = قارن بتاريخ
save-how = الصيغة
save-format-geojson = {"\u2068"}GeoJSON{"\u2069"}
save-format-lines = {"\u2068"}GeoJSON{"\u2069"} سطراً سطراً
save-format-csv = جدول {"\u2068"}CSV{"\u2069"}
save-format-folder = مجلد
save-format-archive = ملف واحد ({"\u2068"}.kharita{"\u2069"})
save-where = اختر الموضع…
save-writing = تجري كتابة {"\u2068"}{ $name }{"\u2069"}
save-stop = إيقاف الكتابة
save-done = حُفظ: {"\u2068"}{ $what }{"\u2069"}
save-failed = تعذّر الحفظ، ولم يبقَ منه شيء: {"\u2068"}{ $what }{"\u2069"}: { $why }
save-cancelled = أُوقف الحفظ، ولم يُكتب شيء.
save-busy = ما زال ملف قيد الكتابة. انتظره أو أوقفه.
save-exists = يوجد ملف بالاسم {"\u2068"}{ $what }{"\u2069"}. اختر اسماً آخر، أو اكتب هذا كاملاً.
save-no-dialog = لا يمكن هنا عرض نافذة لاختيار مكان الحفظ. الأمر {"\u2068"}kharita convert{"\u2069"} يكتب الملفات نفسها.
save-no-features = لا معالم من ملفات أخرى في مجموعة بيانات من خريطة. احفظ تاريخها بدلاً من ذلك.
save-not-so = { $kind ->
    [state] لا تُكتب الخريطة في يوم واحد
    [difference] لا يُكتب الاختلاف بين يومين
    [history] لا يُكتب التاريخ كله
    [dataset] لا تُكتب مجموعة البيانات
    [problems] لا تُكتب المشكلات
   *[features] لا تُكتب المعالم
} بالصيغة: { $format }. والممكن: { $formats }.
