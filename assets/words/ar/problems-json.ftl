# ما اختلّ في ملف GeoJSON من مصدر آخر (problem-CODE)، وما يمكن فعله (problem-CODE-remedy).

part-lost-of = { $of ->
    [part] لا يُعرض هذا الجزء من الشكل الهندسي
   *[feature] لا شكل يُعرض للمعلم
}

problem-bad-position = { $why ->
    [short] في هذا الموقع أقل من عددين
   *[no-number] في هذا الموقع «{ $text }» حيث ينبغي أن يكون عدد
}، ولذلك استُبعد الموقع من شكله.
problem-bad-position-remedy = اكتبه على صورة {"\u2068"}[خط الطول، خط العرض]{"\u2069"}.
problem-lost-geometry = { part-lost-of }: { $why ->
    [missing] شكله الهندسي «null» داخل مجموعة
    [no-coordinates] لا إحداثيات لشكله الهندسي
    [no-geometries] لا قائمة أشكال لشكله الهندسي
    [no-lists] إحداثيات شكله الهندسي ليست متداخلة كما يقتضي نوعه
    [no-object] شكله الهندسي ليس كائناً
    [no-type] شكله الهندسي لا يذكر نوعه
   *[unknown-type] نوع شكله الهندسي «{ $type }»، وليس من أنواع GeoJSON
}.
problem-lost-geometry-remedy = أعطه نوعاً من أنواع GeoJSON وإحداثيات على ذلك النوع.
problem-lost-line = { PLURAL($count) ->
    [zero] لا موقع في الخط { $line } من الشكل الهندسي
    [one] في الخط { $line } من الشكل الهندسي موقع واحد فقط
    [two] في الخط { $line } من الشكل الهندسي موقعان فقط
    [few] في الخط { $line } من الشكل الهندسي { $count } مواقع فقط
    [many] في الخط { $line } من الشكل الهندسي { $count } موقعاً فقط
   *[other] في الخط { $line } من الشكل الهندسي { $count } موقع فقط
}، ولذلك استُبعد.
problem-lost-line-remedy = أعطه موقعين أو أكثر.
problem-no-feature = استُبعد ما يبدأ هنا: { $why ->
    [type] نوعه «{ $type }» ليس من أنواع GeoJSON
   *[members] ليس معلماً ولا شكلاً هندسياً
}.
problem-no-feature-remedy = اكتبه معلماً (Feature) له شكل هندسي وخصائص.
problem-no-geometry = { $why ->
    [empty] لا موقع في الشكل { $type }، فلا شيء منه يُعرض.
    [missing] ليس للمعلم «geometry»، وقُرئ على أنه بلا مكان.
    [null] الشكل الهندسي «null»: لا مكان للمعلم.
   *[none] ليس للمعلم شكل هندسي، ولذلك لا يظهر منه شيء على الخريطة.
}
problem-no-geometry-remedy = { $why ->
    [missing] اكتب {"\u2068"}"geometry": null{"\u2069"} إن لم يكن له شكل.
    [null] أعطه شكلاً هندسياً إن كان مكانه معروفاً.
   *[none] أعطِه شكلاً هندسياً إذا كان ينبغي أن يظهر على الخريطة.
}
problem-odd-feature = { $what ->
    [id] المعرّف ليس نصاً ولا عدداً، وحُفظ كما كُتب.
    [no-properties] ليس للمعلم «properties»، وقُرئ على أنه بلا خصائص.
    [no-type] لا يذكر الكائن أنه معلم (Feature)، وقُرئ معلماً.
    [properties] الخصائص ليست كائناً، وحُفظت خاصيةً واحدة اسمها «properties».
   *[type] النوع «{ $type }»، وقُرئ الكائن معلماً (Feature).
}
problem-odd-feature-remedy = { $what ->
    [id] اكتب المعرّف نصاً أو عدداً.
    [no-properties] اكتب {"\u2068"}"properties": null{"\u2069"} إن لم تكن له خصائص.
    [properties] اكتب الخصائص كائناً بين قوسين معقوصين.
   *[type] اكتب {"\u2068"}"type": "Feature"{"\u2069"}.
}
problem-odd-geometry = { $what ->
    [case] قُرئ النوع «{ $type }» على أنه { $read }.
    [deep] المجموعات متداخلة أعمق من { $depth } مستوى، وقُرئ ما هو أعمق كأنه في ذلك المستوى، ولم يُحفظ ما سوى ذلك في المجموعات الأعمق.
    [height] الارتفاع ليس عدداً، وقُرئ الموقع من دونه.
    [long] في أحد المواقع أكثر من ثلاثة أعداد، ولم تُحفظ إلا الثلاثة الأولى.
    [nesting] الإحداثيات ليست متداخلة كما في { $type }، وقُرئت على أنها { $read }.
    [no-type] لا يذكر الشكل الهندسي نوعه، وقُرئ بحسب إحداثياته على أنه { $read }.
   *[texts] الإحداثيات مكتوبة نصوصاً، وقُرئت أعداداً.
}
problem-odd-geometry-remedy = { $what ->
    [case] اكتب النوع كما يكتبه GeoJSON: { $read }.
    [deep] ضع الأشكال في مجموعة واحدة.
    [height] اكتب الارتفاع بالأمتار أو احذفه.
    [long] ضع في الخصائص ما تريد حفظه.
    [nesting] صحّح النوع أو الأقواس.
    [no-type] اكتب {"\u2068"}"type": "{ $read }"{"\u2069"} إن كان هذا نوعه.
   *[texts] اكتبها من غير علامات اقتباس.
}
problem-odd-text = { $what ->
    [backslash] الشرطة المائلة العكسية هنا لا تسبق ما له معنى، وقُرئت كما هي.
    [control] في النص محرف تحكّم، وقد حُفظ.
    [no-number] لا عدد كهذا في JSON، وقُرئ على أنه «null».
   *[surrogate] هنا نصف محرف، ويُعرض على صورة �.
}
problem-odd-text-remedy = { $what ->
    [backslash] اكتب شرطتين مائلتين عكسيتين مكان الواحدة.
    [control] اكتبه برمزه، مثل {"\u2068"}\n{"\u2069"} للسطر الجديد.
    [no-number] اكتب «null» حيث العدد غير معروف.
   *[surrogate] اكتب المحرف نفسه بترميز {"\u2068"}UTF-8{"\u2069"}.
}
problem-shared-id = للمعلم في السطر { $line } المعرّف «{ $id }» نفسه، وحُفظ كلاهما.
problem-shared-id-remedy = أعط كلاً منهما معرّفاً خاصاً به، ليُذكر به في التغييرات.
