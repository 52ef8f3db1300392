# ما اختلّ في ملفات من مصدر آخر قبل قراءتها: العثور عليها وفكّ ضغطها وترميزها.

problem-broken-archive = { $why ->
    [cut-short] ينتهي الملف المضغوط قبل أوانه، وقُرئ ما سبق ذلك.
    [no-list] الأرشيف تالف أو مقطوع، ولذلك لا يُعرض منه شيء.
    [password] الملف مقفل بكلمة مرور، ولذلك لا يُعرض منه شيء.
    [method] الملف مضغوط بطريقة لا يقرؤها البرنامج، ولذلك لا يُعرض منه شيء.
   *[damaged] الملف المضغوط تالف، وقُرئ ما أمكن فكّ ضغطه قبل موضع التلف.
}
problem-broken-archive-remedy = { $why ->
    [password] فُكّ ضغطه بكلمة المرور ثم افتح ما بداخله.
    [method] فُكّ ضغطه ببرنامج آخر، أو اضغطه من جديد بصيغة zip العادية.
   *[damaged] نزّله أو انسخه من جديد.
}
problem-changed-while-read = { $how ->
    [grew] كبر الملف أثناء قراءته، والمعروض ما كان فيه حينئذ.
    [shrank] قصر الملف أثناء قراءته، والمعروض ما أمكنت قراءته.
    [vanished] حُذف الملف أثناء قراءته، والمعروض ما قُرئ منه.
   *[changed] تغيّر الملف أثناء قراءته، وقد يكون المقروء خليطاً من القديم والجديد.
}
problem-changed-while-read-remedy = { $how ->
    [vanished] احفظ المعروض إن كنت بحاجة إليه.
   *[changed] افتحه من جديد بعد أن تنتهي الكتابة فيه.
}
problem-data-set-among-files = لا تكون تحت الملفات الأخرى إلا مجموعة بيانات واحدة لبرنامج «خريطة»، ولذلك استُبعدت هذه.
problem-data-set-among-files-remedy = افتحها وحدها، أو تحت ملفات ليست معها في أرشيف واحد.
problem-empty-folder = ليس فيه ملف تمكن قراءته، ولذلك لا يُعرض شيء.
problem-empty-folder-remedy = اختر المجلد الذي فيه الملفات.
problem-encoded-twice = رُمّز النص مرتين، مثل «{ $text }» بدلاً من «{ $before }»، في { PLURAL($count) ->
    [zero] صفر من المعالم
    [one] معلم واحد
    [two] معلمين
    [few] { $count } معالم
    [many] { $count } معلماً
   *[other] { $count } معلم
}، { $done ->
    [repaired] وهو معروض بعد إصلاحه.
   *[offered] وهو معروض كما في الملف.
}
problem-encoded-twice-remedy = { $done ->
    [repaired] اكتب الملف من مصدره من جديد بترميز UTF-8.
   *[offered] اختر إصلاح النص من خيارات كيفية قراءة الملف.
}
problem-more-of-a-kind = { PLURAL($count) ->
    [zero] لا مشكلة أخرى
    [one] مشكلة أخرى واحدة
    [two] مشكلتان أخريان
    [few] { $count } مشكلات أخرى
    [many] { $count } مشكلة أخرى
   *[other] { $count } مشكلة أخرى
} من النوع «{ $code }» لم تُدرج هنا.
problem-more-of-a-kind-remedy = صحّح المدرج أولاً، فكثيراً ما يكون للبقية السبب نفسه.
problem-no-content = الملف فارغ، ولذلك لا يُعرض منه شيء.
problem-no-content-remedy = نزّله أو انسخه من جديد.
problem-nothing-inside = قُرئ الملف وليس فيه أي معلم.
problem-nothing-inside-remedy = لا داعي لشيء إن كان المقصود أن يكون فارغاً.
problem-other-encoding = النص ليس بترميز UTF-8، وقُرئ على أنه بترميز { $encoding } { $how ->
    [declared] كما يذكر الملف.
   *[guessed] كما ترجّح بايتاته.
}
problem-other-encoding-remedy = راجع بعض الأسماء، واحفظ الملف بترميز UTF-8 إن كانت خاطئة.
problem-other-kind = { $kind ->
    [arrow] هذا ملف Arrow أو Feather، والبرنامج لا يقرؤه، ولذلك لا يُعرض منه شيء.
    [dbf] هذا جدول dBASE تابع لملف Shapefile، ولا يُعرض منه شيء من دون ملف .shp.
    [drawing] هذا رسم هندسي (CAD) لا يقرؤه البرنامج، ولذلك لا يُعرض منه شيء.
    [geodatabase] هذه قاعدة بيانات جغرافية من Esri لا يقرؤها البرنامج، ولذلك لا يُعرض منها شيء.
    [gml] هذا ملف GML، والبرنامج لا يقرؤه، ولذلك لا يُعرض منه شيء.
    [html] هذه صفحة ويب لا بيانات خريطة، ولذلك لا يُعرض منها شيء.
    [image] هذه صورة بلا بيانات خريطة، ولذلك لا يُعرض منها شيء.
    [osm] هذا XML من OpenStreetMap لا يقرؤه البرنامج، ولذلك لا يُعرض منه شيء.
    [raster] هذه شبكة قياسات أو نقاط، لا مناطق ولا خطوط ولا أماكن، ولذلك لا يُعرض منها شيء.
    [svg] هذا رسم SVG لا يقول أين يقع على الأرض، ولذلك لا يُعرض منه شيء.
    [tiff] هذه صورة نقطية TIFF، مثل GeoTIFF. يعرض البرنامج المناطق والخطوط والنقاط، ولذلك لا يُعرض منها شيء.
    [lfs] هذا مؤشر Git LFS إلى ملف لا الملف نفسه، ولذلك لا يُعرض شيء.
    [office] هذا مستند مكتبي لا يقرؤه البرنامج، ولذلك لا يُعرض منه شيء.
    [packed] هذا مضغوط بطريقة لا يفتحها البرنامج، ولذلك لا يُعرض منه شيء.
    [pdf] هذا مستند PDF لا بيانات خريطة، ولذلك لا يُعرض منه شيء.
    [sqlite] هذه قاعدة بيانات SQLite لا يقرؤها البرنامج، ولذلك لا يُعرض منها شيء.
    [xml] هذا XML وليس KML ولا GPX، ولذلك لا يُعرض منه شيء.
   *[binary] هذا الملف ليس نصاً ولا هو من نوع يعرفه البرنامج، ولذلك لا يُعرض منه شيء.
}
problem-other-kind-remedy = { $kind ->
    [dbf] افتح ملف .shp وهذا الملف إلى جانبه.
    [drawing] احفظه بصيغة DXF ثم حوّله في QGIS إلى GeoJSON أو GeoPackage.
    [geodatabase] صدّر طبقاتها بصيغة GeoPackage أو GeoJSON من ArcGIS أو QGIS، أو بالأداة {"\u2068"}ogr2ogr{"\u2069"}.
    [gml] حوّله إلى GeoJSON أو GeoPackage، بالأداة {"\u2068"}ogr2ogr{"\u2069"} مثلاً.
    [osm] حوّله إلى GeoJSON، بالأداة {"\u2068"}ogr2ogr{"\u2069"} مثلاً.
    [raster] حوّلها إلى مناطق أو نقاط، في QGIS مثلاً.
    [svg] استخدم البيانات التي صُنع منها الرسم.
    [tiff] حوّلها إلى مناطق في QGIS، أو استخدم البيانات التي رُسمت منها.
    [html] نزّل البيانات نفسها، فقد يحول دونها رابط إلى صفحة أو طلب تسجيل دخول.
    [image] استخدم البيانات التي رُسمت منها الصورة.
    [lfs] اجلب الملف بالأمر {"\u2068"}git lfs pull{"\u2069"}.
    [office] احفظ الجدول بصيغة XLSX أو ODS أو CSV.
    [packed] فُكّ ضغطه، أو اضغطه بصيغة zip أو gzip.
    [pdf] استخدم البيانات التي صُنع منها المستند.
    [arrow] حوّله إلى GeoParquet أو FlatGeobuf.
   *[binary] استخدم ملفاً بإحدى الصيغ الآتية: GeoJSON أو Shapefile أو GeoPackage أو CSV أو XLSX أو ODS أو KML أو KMZ أو GPX أو TopoJSON أو WKT أو FlatGeobuf أو GeoParquet.
}
problem-too-many-files = عدد الملفات { PLURAL($count) ->
    [zero] صفر
    [one] واحد
    [two] اثنان
   *[other] { $count }
}، وقُرئ منها أول { $most }.
problem-too-many-files-remedy = افتح عدداً أقل في المرة الواحدة.
problem-too-much-packed = { $why ->
    [depth] الأرشيفات هنا بعضها داخل بعض إلى عمق كبير، ولذلك لا يُعرض منها شيء.
    [entries] يُدرج الأرشيف أكثر من {"\u2068"}10,000{"\u2069"} ملف، ولذلك لا يُعرض منه شيء.
   *[size] المضغوط هنا أكبر بكثير مما يحمله ملف بحجمه، ولذلك لم يُفكّ ضغطه.
}
problem-too-much-packed-remedy = إن كنت تثق به ففُكّ ضغطه بنفسك وافتح ما بداخله.
problem-undecodable-bytes = في النص بدءاً من هنا { PLURAL($count) ->
    [zero] صفر من البايتات ليس
    [one] بايت واحد ليس
    [two] بايتان ليسا
    [few] { $count } بايتات ليست
    [many] { $count } بايتاً ليس
   *[other] { $count } بايت ليس
} من { $encoding }، ويظهر كل منها على صورة �.
problem-undecodable-bytes-remedy = احفظ الملف من مصدره بترميز UTF-8.
problem-wrapped-in-code = الملف شيفرة JavaScript حول JSON، كما في خرائط صفحات الويب، وقد قُرئ ما فيه من JSON.
problem-wrapped-in-code-remedy = لا يلزم فعل شيء.
problem-wrapped-in-json = يقع GeoJSON داخل كائن آخر، وقد قُرئت المجموعات التي فيه ولم يُقرأ ما حولها.
problem-wrapped-in-json-remedy = لا يلزم فعل شيء إن كانت هذه هي الخريطة.
