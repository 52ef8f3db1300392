# ما اختلّ في ملفات من مصادر أخرى بغير صيغة GeoJSON.

problem-broken-file = { $why ->
    [cut-short] ينتهي ملف { $format } قبل أوانه
    [encrypted] ملف { $format } مشفّر
    [json] ملف { $format } هنا ليس JSON صحيحاً
    [member] العضو «{ $text }» في ملف { $format } غير موجود أو لا تمكن قراءته
    [other-format] الملف ليس من إصدارات { $format } التي تمكن قراءتها
    [outside] يسمّي ملف { $format } عموداً يقع خارجه
    [properties] خصائص المعلم { $text } تالفة
    [rows] عدد الأشكال في ملف { $format } هو { $count } وعدد صفوف جدوله { $text }، فبقي بعضها بلا خصائص
    [too-many-cells] في إحدى أوراق ملف { $format } أكثر من 50 مليون خلية
   *[damaged] ملف { $format } تالف
}{ $why ->
    [cut-short] ، وتُعرض المعالم التي سبقت ذلك ({ $count }).
    [damaged] ، وتُعرض المعالم التي سبقت ذلك ({ $count }).
    [outside] ، وتُعرض المعالم التي سبقت ذلك ({ $count }).
    [properties] ، وقد أُبقي ما سبق التلف منها.
    [member] ، ولا يُعرض ما يحتاج إليه.
    [rows] ، ويُعرض مع كل شكل صفُّه إن وُجد.
   *[nothing] ، ولذلك لا يُعرض منه شيء.
}
problem-broken-file-remedy = { $why ->
    [encrypted] اكتبه بلا تشفير.
    [too-many-cells] احفظ ما تحتاج إليه الخريطة في مصنف مستقل، أو بصيغة CSV.
    [member] أعد كتابة الملف بالبرنامج الذي جاء منه.
    [other-format] أعد كتابته ببرنامج حديث، أو بصيغة GeoJSON.
   *[damaged] انسخ الملف أو نزّله من جديد، أو أعد كتابته من مصدره.
}
problem-broken-xml = { $case ->
    [cut-short] ينتهي الملف قبل أن تنتهي عناصره، ويُعرض ما سبق ذلك.
   *[syntax] الملف هنا ليس XML سليماً، ويُعرض ما سبق هذا الموضع ولا يُعرض ما بعده.
}
problem-broken-xml-remedy = { $case ->
    [cut-short] انسخ الملف أو نزّله من جديد.
   *[syntax] صحّح الملف هنا، أو أعد كتابته من مصدره.
}
problem-cut-off-page = قطع الخادم جوابه بعد { PLURAL($count) ->
    [zero] صفر من المعالم
    [one] معلم واحد
    [two] معلمين
    [few] { $count } معالم
    [many] { $count } معلماً
   *[other] { $count } معلم
}، فبعض المعالم غير موجود هنا.
problem-cut-off-page-remedy = نزّل البقية أيضاً (صفحة بعد صفحة، أو ملفاً واحداً) وافتح الملفات معاً.
problem-guessed-columns = لا أسماء لأعمدة الجدول، فعُدّ العمود { $x } خط الطول والعمود { $y } خط العرض.
problem-guessed-columns-remedy = سمِّ الأعمدة، مثل «lon» و«lat»، أو بدّل المحورين.
problem-lost-attributes = { $why ->
    [missing] لا يوجد ملف .dbf إلى جانب ملف .shp، فمعالمه بلا خصائص: لا قوة ولا تاريخ ولا اسم.
   *[damaged] ملف .dbf الذي إلى جانب ملف .shp لا تمكن قراءته، فمعالمه بلا خصائص: لا قوة ولا تاريخ ولا اسم.
}
problem-lost-attributes-remedy = افتح ملفات .shp و‎.dbf و‎.prj و‎.cpg معاً، أو ملف zip الذي جاءت فيه.
problem-lost-column = العمود «{ $name }» من نوع لا تمكن قراءته، ولذلك استُبعد.
problem-lost-column-remedy = اكتب العمود نصاً أو أعداداً.
problem-network-link = { PLURAL($count) ->
    [zero] لا يحيل الملف إلى ملفات أخرى.
    [one] يحيل الملف إلى ملف آخر، وهو لا يُجلب.
    [two] يحيل الملف إلى ملفين آخرين، وهما لا يُجلبان.
    [few] يحيل الملف إلى { $count } ملفات أخرى، وهي لا تُجلب.
    [many] يحيل الملف إلى { $count } ملفاً آخر، وهي لا تُجلب.
   *[other] يحيل الملف إلى { $count } ملف آخر، وهي لا تُجلب.
}
problem-network-link-remedy = نزّل ما يحيل إليه وافتحه أيضاً.
problem-no-coordinates = ليس في الجدول إحداثيات، ولذلك لا يُعرض منه شيء. أعمدته هي: { $columns }.
problem-no-coordinates-remedy = أضف أعمدة مثل «lon» و«lat»، أو عموداً للأشكال الهندسية بصيغة WKT؛ أما رموز الأماكن وحدها فتحتاج إلى ملف بحدودها.
problem-refused-entities = يعرّف الملف اختصارات خاصة به (كيانات XML)، وهي لا تُفكّ.
problem-refused-entities-remedy = اكتب الملف بدونها.
problem-row-without-place = ليس لهذا السطر إحداثيات، ولذلك لا يظهر على الخريطة.
problem-row-without-place-remedy = أكمل إحداثياته.
problem-several-systems = يذكر هذا الشكل الهندسي نظام الإحداثيات { $text }، ويذكر الملف { $first }، وقد قُرئت الأشكال كلها بالنظام { $first }.
problem-several-systems-remedy = حوّل الأشكال كلها إلى نظام إحداثيات واحد.
problem-unreadable-shape = لا تمكن قراءة الشكل الهندسي، ولذلك لا يظهر المعلم على الخريطة: { $why ->
    [arc] لا يوجد القوس { $text } (عدد الأقواس في الملف: { $count })
    [deep] تداخل مستوياته أعمق من المسموح
    [missing] العضو «{ $text }» غير موجود
    [not-finite] من إحداثياته ما ليس عدداً منتهياً
    [position] «{ $text }» ليس موضعاً
    [type] النوع «{ $text }» لا يمكن عرضه
   *[syntax] لم يُكتب كما تقتضي صيغته
}.
problem-unreadable-shape-remedy = صحّح الشكل الهندسي هنا، أو أعد كتابة الملف من مصدره.
problem-unshown-element = { PLURAL($count) ->
    [zero] لا عناصر من نوع «{ $kind }».
    [one] عنصر واحد من نوع «{ $kind }» لا يُعرض، لأنه ليس منطقة ولا خطاً ولا نقطة.
    [two] عنصران من نوع «{ $kind }» لا يُعرضان، لأنهما ليسا مناطق ولا خطوطاً ولا نقاطاً.
    [few] { $count } عناصر من نوع «{ $kind }» لا تُعرض، لأنها ليست مناطق ولا خطوطاً ولا نقاطاً.
    [many] { $count } عنصراً من نوع «{ $kind }» لا تُعرض، لأنها ليست مناطق ولا خطوطاً ولا نقاطاً.
   *[other] { $count } عنصر من نوع «{ $kind }» لا تُعرض، لأنها ليست مناطق ولا خطوطاً ولا نقاطاً.
}
problem-unshown-element-remedy = لا حاجة إلى شيء، إلا إذا أردت حدوده: فارسمه مضلّعاً.
