# لوحة القوى والرموز والطبقات.
forces-title = القوى
forces-share = الحصة من المساحة
forces-share-on = الحصة من المساحة في { $date }
forces-of-ground = كم²
forces-of-people = السكان
forces-people = الحصة من السكان المحصيين
forces-people-on = السكان المحصيون في { $date }
people-not-known = غير معروف
people-estimated = ≈ { $share }
people-in-part = { $share } + ؟
people-estimated-in-part = ≈ { $share } + ؟
people-none-known = السكان: غير معروف
people-of-these-estimated = منهم { $people } بالتقدير
people-areas-without = { $areas } لا يُعرف عدد سكانها
people-of-year = إحصاء { $year }
people-mark-estimate = ≈ تشمل تقديرات لوحدات مقسومة.
people-mark-in-part = + ؟ تسيطر أيضاً على مناطق لا يُعرف عدد سكانها.
people-missing = غير معروف: { $places }.
people-missing-in = { $country } ({ $areas })
forces-points = { $count } من { $total }
forces-points-tip = { $count } من { $total } من النقاط والخطوط
forces-points-title = النقاط والخطوط
forces-points-on = النقاط والخطوط في { $date }
forces-row = { $name }، { $share }
forces-ground = { $area } · { $areas }
forces-over = { $area } · { $areas } في طبقات فوق الخريطة، ولا تُحتسب في النسب
forces-absent = غائبة في هذا التاريخ
forces-click = انقر لإظهارها وحدها، أو اضغط Shift وانقر لإضافتها إلى المختار.
forces-contested = متنازع عليها
forces-contested-tip = تتقاتل عليها عدة قوى: خطوط مائلة بألوانها.
forces-shared = مشتركة
forces-shared-tip = تسيطر عليها عدة قوى معاً أو في ظل هدنة: خطوط أدق تميل إلى الجهة الأخرى.
forces-none = لا يسيطر عليها أحد
forces-none-tip = لا تسيطر عليها أي قوة.
forces-unknown = غير معروفة
forces-unknown-tip = لا تذكر مجموعة البيانات من يسيطر عليها.
filter-title = التصفية
filter-add = أضف مرشّحاً
filter-remove = أزل «{ $name }»
filter-remove-all = أزلها كلها
filter-relax = لا شيء يطابق. بدون «{ $name }»: { PLURAL($count) ->
    [zero] لا مناطق
    [one] منطقة واحدة
    [two] منطقتان
    [few] { $count } مناطق
    [many] { $count } منطقة
   *[other] { $count } منطقة
}.
filter-country = البلد
filter-governorate = المحافظة
filter-status = حال السيطرة
filter-confidence = درجة الثقة في التغيير
filter-sources = عدد المصادر
filter-source-kind = نوع المصدر
filter-ever = سيطرت عليها في وقت ما
filter-ever-held = في وقت ما: { $force }
filter-control = مسيطر واحد
filter-report = تقارير
filter-encyclopedia = موسوعات
filter-digest = خلاصات المعدّين
filter-unlocated = لا تقرير معروف
filter-no-source = بلا مصدر
filter-one-source = مصدر واحد فقط
filter-several-sources = عدة مصادر
filter-period = من { $from } إلى { $to }
account-title = الأدلة
account-main = الرواية الرئيسية
account-told-by = نقلاً عن { $publishers }
account-told-by-id = { $account } ({"\u2068"}{ $id }{"\u2069"})
account-show = اعرض هذه الرواية على الخريطة
account-show-main = اعرض الرواية الرئيسية على الخريطة
account-choose = الرواية: {"\u2068"}{ $claim }{"\u2069"}
account-known-on = كما كان معروفاً في
account-known-on-tip = اكتب يوماً: لا يُحتسب إلا ما نُشر حتى ذلك اليوم. يُخفى التغيير ما دامت مصادره المؤرخة كلها لاحقة، وما ليس له مصدر مؤرخ يُحتسب من آخر يوم يمكن أن يكون قد وقع فيه.
account-all-evidence = كل الأدلة
band-working = يجري إعداد الرواية والتصفية…
band-account = رواية أخرى غير الرئيسية: { $claim }
band-known-on = كما كان معروفاً في { $date }: { PLURAL($count) ->
    [zero] لا شيء مخفي
    [one] تغيير واحد لم يكن معروفاً بعد
    [two] تغييران لم يكونا معروفين بعد
    [few] { $count } تغييرات لم تكن معروفة بعد
    [many] { $count } تغييراً لم تكن معروفة بعد
   *[other] { $count } تغيير لم تكن معروفة بعد
}
band-filter = مصفّاة: { $names }
band-nothing = لا شيء يطابق: { $names }
forces-signs = الرموز
forces-inferred = مستنتجة
forces-inferred-tip = ليس لها سجل خاص بها، فهي تتبع منطقة أخرى: لون أفتح ونقاط دقيقة.
forces-pending = سيطرة قيد الانتقال
forces-pending-tip = تاريخ التغيير معروف على وجه التقريب: يتدرّج اللون من قوة إلى أخرى طوال تلك المدة.
forces-disputed = مختلف فيه
forces-disputed-tip = تختلف الروايات في من يسيطر: نصف العلامة بلون المسيطر على هذه الخريطة، ونصفها الآخر بلون من تذكره رواية أخرى. انقر العلامة لقراءة الروايتين.
forces-front = خط التماس
forces-front-tip = الحد الفاصل بين مناطق سيطرة قوى مختلفة.
forces-layers = الطبقات
forces-layer-areas = القوى وخطوط التماس
forces-layer-borders = حدود المناطق
forces-layer-governorates = المحافظات
forces-layer-water = الأنهار والبحيرات
forces-layer-labels = الأسماء
forces-names = لغة الأسماء
forces-names-window = لغة النافذة
forces-names-en = English
forces-names-ar = العربية
forces-names-both = كلتاهما

# لون القوة واسمها، ومظهر الطبقة.
dress-colour = اللون، مثل ‎#1F77B4
dress-name = الاسم في كل الملفات
dress-join = اسم قوة أخرى يضم القوتين معاً.
dress-reset = العودة إلى لونها
dress-click = بالنقر الأيمن، أو F2: لونها واسمها.
dress-undo = التراجع عن آخر اختيار
dress-layer = مظهر «{"\u2068"}{ $name }{"\u2069"}»
dress-opacity = العتامة
dress-line-width = عرض الخطوط
dress-point-size = حجم النقاط
dress-layer-reset = العودة إلى المظهر المعتاد
