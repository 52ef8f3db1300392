# What is wrong with coordinates and shapes of foreign files.

problem-axis-order = يسمّي الملف نظام إحداثياته بمعرّف URN للنظام EPSG:4326، وهو يقدّم خط العرض، وقد قُرئ خط الطول أولاً كما في GeoJSON.
problem-axis-order-remedy = إذا ظهرت المواضع في غير مكانها من العالم فبدّل بين خط الطول وخط العرض.
problem-converted-crs = الإحداثيات بنظام { $name }، وقد حُوّلت إلى خطوط طول وعرض على WGS 84.
problem-converted-crs-remedy = لا يلزم شيء، فمعيار RFC 7946 يطلب خطوط الطول والعرض.
problem-duplicate-features = { PLURAL($count) ->
    [zero] لا معلم مكرر
    [one] معلم واحد يكرر غيره
    [two] معلمان يكرران غيرهما
    [few] { $count } معالم تكرر غيرها
    [many] { $count } معلماً تكرر غيرها
   *[other] { $count } معلم تكرر غيرها
} في الملف بالشكل الهندسي نفسه والخصائص نفسها، وهذا أول موضع.
problem-duplicate-features-remedy = احذف المكرر ما لم يكن مقصوداً.
problem-guessed-crs = لا يذكر الملف نظام إحداثيات، وأعداده ليست درجات؛ { $as ->
    [mercator] وقد قُرئت على أنها أمتار بإسقاط Web Mercator (EPSG:3857).
    [zone] وقد تكون أمتاراً في نطاق من نطاقات UTM لا تدل عليه الأعداد، وهي معروضة على أنها أمتار بإسقاط Web Mercator (EPSG:3857)، وأغلب الظن أنها في غير مكانها.
   *[nothing] ولا يُعرف نظام تصلح له، ولذلك لا يُعرض منه شيء.
}
problem-guessed-crs-remedy = اختر نظام الإحداثيات الصحيح، مثل EPSG:32637 لنطاق UTM السابع والثلاثين شمالاً.
problem-lost-heights = { PLURAL($count) ->
    [zero] لم تُستبعد ارتفاعات
    [one] استُبعدت ارتفاعات معلم واحد
    [two] استُبعدت ارتفاعات معلمين
    [few] استُبعدت ارتفاعات { $count } معالم
    [many] استُبعدت ارتفاعات { $count } معلماً
   *[other] استُبعدت ارتفاعات { $count } معلم
}، لأن مواضع أُضيفت أو حُذفت، وهذا أولها.
problem-lost-heights-remedy = صحّح الشكل الهندسي إذا لزمت الارتفاعات.
problem-lost-shape = { $why ->
    [crs] المعلم غير معروض، لأن نظام إحداثيات ملفه غير معروف.
   *[nothing] المعلم غير معروض: حدوده لا تحيط بأي مساحة.
}
problem-lost-shape-remedy = { $why ->
    [crs] اختر نظام إحداثيات الملف.
   *[nothing] صحّح الحدود.
}
problem-off-earth = { PLURAL($count) ->
    [zero] لا موضع خارج الأرض
    [one] موضع واحد ليس مكاناً على الأرض وقد استُبعد
    [two] موضعان ليسا مكانين على الأرض وقد استُبعدا
    [few] { $count } مواضع ليست أماكن على الأرض وقد استُبعدت
    [many] { $count } موضعاً ليست أماكن على الأرض وقد استُبعدت
   *[other] { $count } موضع ليست أماكن على الأرض وقد استُبعدت
}، وأول ذلك { $x }، { $y }.
problem-off-earth-remedy = صحّحه، أو اختر نظام إحداثيات الملف.
problem-null-island = المعلم عند 0°، 0° في المحيط الأطلسي بعيداً عن سائر المعالم، والأرجح أن موضعه غير معروف.
problem-null-island-remedy = اكتب موضعه، أو اتركه بلا موضع.
problem-other-crs = يقول الملف إن إحداثياته بنظام { $name }، لكن الأعداد لا توافقه، وقد قُرئت على أنها { $as ->
    [degrees] درجات طول وعرض
   *[metres] أمتار بإسقاط Web Mercator (EPSG:3857)
}.
problem-other-crs-remedy = اختر نظام الإحداثيات الصحيح.
part-coordinates-ring = { $of ->
    [hole] حلقة الثقب { $ring } من المضلّع { $polygon }
   *[outer] الحلقة الخارجية من المضلّع { $polygon }
}
part-coordinates-near = { $where ->
    [there] { " " }قرب { $near }
   *[nowhere] { "" }
}
problem-repaired-shape = { $what ->
    [hole-in-hole] { part-coordinates-ring } تقع داخل ثقب آخر.
    [hole-outside] { part-coordinates-ring } تقع خارج مضلّعها.
    [no-area] { part-coordinates-ring } لا تحيط بأي مساحة.
    [not-finite] { part-coordinates-ring } فيها إحداثي ليس عدداً.
    [out-of-range] { part-coordinates-ring } فيها موضع ليس مكاناً على الأرض.
    [polygons-cross] { part-coordinates-ring } تقطع مضلّعاً آخر من المعلم{ part-coordinates-near }.
    [polygons-overlap] { part-coordinates-ring } تتداخل مع مضلّع آخر من المعلم.
    [rings-cross] { part-coordinates-ring } تقطع حلقة أخرى{ part-coordinates-near }.
    [rings-overlap] { part-coordinates-ring } تسير على امتداد حلقة أخرى{ part-coordinates-near }.
    [self-overlap] { part-coordinates-ring } تسير على امتداد نفسها{ part-coordinates-near }.
    [self-touch] { part-coordinates-ring } تلامس نفسها{ part-coordinates-near }.
    [too-few-positions] { part-coordinates-ring } فيها أقل من ثلاثة مواضع مختلفة.
   *[self-intersection] { part-coordinates-ring } تقطع نفسها{ part-coordinates-near }.
} { PLURAL($more) ->
    [zero] وقد أُصلح الشكل
    [one] ومع عيب آخر أُصلح الشكل
    [two] ومع عيبين آخرين أُصلح الشكل
    [few] ومع { $more } عيوب أخرى أُصلح الشكل
    [many] ومع { $more } عيباً آخر أُصلح الشكل
   *[other] ومع { $more } عيب آخر أُصلح الشكل
}؛ وكانت مساحته { $before } كم² وصارت { $after } كم².
problem-repaired-shape-remedy = قارن الشكل المُصلَح بمصدره، وصحّح الحدود هناك.
problem-stands-apart = المعلم عند { $x }، { $y } بعيد عن سائر المعالم، ولو تبادل خط الطول والعرض لكان أقرب إليها.
problem-stands-apart-remedy = إن كان في غير مكانه فبدّل إحداثيتيه في الملف، وهو معروض كما في الملف.
problem-swapped-axes = { PLURAL($count) ->
    [zero] لا موضع خط عرضه
    [one] موضع واحد خط عرضه
    [two] موضعان خط عرضهما
    [few] { $count } مواضع خط عرضها
    [many] { $count } موضعاً خط عرضها
   *[other] { $count } موضع خط عرضها
} يتجاوز 90°، وتستقيم المواضع إذا قُدّم خط العرض؛ ولذلك بُدّل بين خط الطول وخط العرض في الملف كله.
problem-swapped-axes-remedy = إذا كانت الأماكن خاطئة فأعد التبديل بين خط الطول وخط العرض.
problem-tangled-shape = تلتقي الحدود بنفسها في مواضع كثيرة يطول إصلاحها، وهي معروضة كما هي.
problem-tangled-shape-remedy = أصلحها ببرنامج من برامج نظم المعلومات الجغرافية.
problem-turned-longitudes = { $how ->
    [cut] { PLURAL($count) ->
        [zero] لا معلم يعبر
        [one] معلم واحد يعبر
        [two] معلمان يعبران
        [few] { $count } معالم تعبر
        [many] { $count } معلماً تعبر
       *[other] { $count } معلم تعبر
    } خط الطول 180°، وقد قُطع الشكل عنده
    [pole] { PLURAL($count) ->
        [zero] لا معلم يدور
        [one] معلم واحد يدور
        [two] معلمان يدوران
        [few] { $count } معالم تدور
        [many] { $count } معلماً تدور
       *[other] { $count } معلم تدور
    } حول أحد القطبين، والإغلاق على خط الطول 180°
   *[moved] { PLURAL($count) ->
        [zero] لا معلم تتجاوز
        [one] معلم واحد تتجاوز
        [two] معلمان تتجاوز
        [few] { $count } معالم تتجاوز
        [many] { $count } معلماً تتجاوز
       *[other] { $count } معلم تتجاوز
    } خطوطُ طوله 180°، وقد نُقلت دورات كاملة
}؛ وهذا أول موضع.
problem-turned-longitudes-remedy = لا يلزم شيء، فمعيار RFC 7946 يطلب خطوط طول من ‎−180° إلى 180°، وأشكالاً مقطوعة عند خط الطول 180°.
problem-unknown-crs = نظام الإحداثيات «{ $name }» غير معروف؛ { $shown ->
    [yes] والأعداد تصلح درجات، وقد قُرئت على أنها خطوط طول وعرض.
   *[no] والأعداد ليست درجات.
}
problem-unknown-crs-remedy = اختر نظام الإحداثيات الصحيح برقمه، مثل EPSG:32637.
