# ما اختلّ في مجموعة بيانات (problem-CODE)، وما يمكن فعله (problem-CODE-remedy).
# تأتي الوقائع من القراءة، وبعض الكلمات مثل $kind تختار صيغة الجملة.

# ما تحتاج إليه عدة جمل.
part-kind = { $kind ->
    [area] منطقة
    [assessment] تقدير
    [change] تغيير
    [feature] معلم
    [file] ملف
    [force] قوة
    [publisher] الناشر
    [source] مصدر
    [step] خطوة
   *[story] قصة
}
part-wanted = { $wanted ->
    [assessment] معرّف تقدير
    [bounds] {"\u2068"}[الغرب، الجنوب، الشرق، الشمال]{"\u2069"} بالدرجات
    [claim] اسم رواية منافسة
    [country] رمز بلد من ثلاثة أحرف كبيرة مثل {"\u2068"}SYR{"\u2069"}
    [earlier-day] يوماً يسبق يوم الخطوة
    [filter] قائمة شروط مثل {"\u2068"}`country=SYR`{"\u2069"}
    [labels] {"\u2068"}`window`{"\u2069"} أو {"\u2068"}`en`{"\u2069"} أو {"\u2068"}`ar`{"\u2069"} أو {"\u2068"}`both`{"\u2069"}
    [names] نصاً أو كائناً فيه «en» و«ar»
    [object] كائناً
    [paragraph] رقم فقرة
    [people] عدد سكان
    [point] {"\u2068"}[خط الطول، خط العرض]{"\u2069"} بالدرجات
    [texts] قائمة نصوص
    [whole-number] عدداً صحيحاً
    [year] سنة من أربعة أرقام
   *[text] نصاً
}
part-refused = { $why ->
    [denied] لا إذن بقراءته
    [no-file] ليس ملفاً
    [not-there] غير موجود
    [no-memory] لا تكفي الذاكرة له
    [outside] هو رابط يقود إلى خارج مجلد البيانات
    [too-large] أكبر من {"\u2068"}4 GiB{"\u2069"}
    [unnamed] خطأ من نظام التشغيل
   *[system] خطأ من نظام التشغيل رقمه { $number }
}

problem-bad-colour = «{ $text }» ليس لوناً، واستُعمل لون آخر.
problem-bad-colour-remedy = اكتبه على صورة {"\u2068"}#RRGGBB{"\u2069"}، مثل {"\u2068"}#D1493F{"\u2069"}.
problem-bad-date = { $why ->
    [backwards] «{ $text }» ينتهي قبل أن يبدأ
    [calendar] «{ $text }» يوم لا وجود له في التقويم
    [missing] لا تاريخ للتغيير
   *[form] «{ $text }» ليس مكتوباً على صورة تاريخ
}، ولذلك { $why ->
    [missing] استُبعد
   *[form] { $of ->
        [change] استُبعد التغيير
       *[record] لا يُعرض
    }
}.
problem-bad-date-remedy = { $why ->
    [missing] اكتب تاريخاً بقدر ما هو معروف من الدقة.
   *[form] اكتب تاريخاً مثل {"\u2068"}2014-06-10{"\u2069"} أو {"\u2068"}2014-06{"\u2069"} أو {"\u2068"}2014-06-10~{"\u2069"} أو {"\u2068"}2014-06-10/2014-06-12{"\u2069"}.
}
problem-bad-paragraph = { $of ->
    [change] «{ $text }» لا ينتهي برقم فقرة، ولذلك يُستشهد بالمصدر وحده.
   *[passage] «{ $text }» ليس رقم فقرة، ولذلك لا يُعرض المقطع.
}
problem-bad-paragraph-remedy = { $of ->
    [change] اكتب بعد العلامة # رقم الفقرة، بدءاً من 1.
   *[passage] عُدّ الفقرات بعد العنوان، بدءاً من 1.
}
problem-broken-json = { $what ->
    [cut-short] ينتهي الملف قبل أوانه.
    [no-list] الملف بصيغة JSON، لكنه ليس قائمة سجلات.
    [wanted] الملف هنا ليس JSON صحيحاً (تنقص العلامة «{ $sign }»).
    [wanted-comma-or] الملف هنا ليس JSON صحيحاً (تنقص العلامة «{"\u2068"},{"\u2069"}» أو «{ $sign }»).
    [wanted-value] الملف هنا ليس JSON صحيحاً (تنقص قيمة).
    [escape] الملف هنا ليس JSON صحيحاً (بعد الشرطة المائلة العكسية ما لا معنى له).
    [control] الملف هنا ليس JSON صحيحاً (في النص محرف تحكّم).
    [number] الملف هنا ليس JSON صحيحاً (عدد غير مكتوب على صورة عدد).
    [trailing] الملف هنا ليس JSON صحيحاً (بعد نهايته ما هو زائد).
    [trailing-comma] الملف هنا ليس JSON صحيحاً (لا شيء بعد الفاصلة).
   *[other] الملف هنا ليس JSON صحيحاً.
} { $done ->
    [feature] استُبعد المعلم الذي يبدأ في السطر { $line }.
    [ignored] قُرئت المجموعة كأن الملف غير موجود.
    [left-out] استُبعدت القصة.
   *[salvaged] تُعرض السجلات التي أمكنت قراءتها.
}
problem-broken-json-remedy = { $done ->
    [ignored] صحّح الملف هنا، وإلى ذلك الحين تُستعمل أسماء الملفات المعتادة.
    [left-out] صحّح الملف هنا.
   *[salvaged] صحّح الملف هنا، أو أعد كتابته من مصدره.
}
problem-broken-line = { $case ->
    [unclosed] في هذا السطر علامة اقتباس غير مغلقة
   *[width] في هذا السطر { PLURAL($fields) ->
        [zero] صفر من الحقول
        [one] حقل واحد
        [two] حقلان
        [few] { $fields } حقول
        [many] { $fields } حقلاً
       *[other] { $fields } حقل
    } وفي الجدول { PLURAL($columns) ->
        [zero] صفر من الأعمدة
        [one] عمود واحد
        [two] عمودان
        [few] { $columns } أعمدة
        [many] { $columns } عموداً
       *[other] { $columns } عمود
    }
}، ولذلك استُبعد السطر.
problem-broken-line-remedy = ابحث عن فاصلة زائدة أو ناقصة، أو عن علامة اقتباس بلا قرينتها.
problem-broken-record = { $case ->
    [no-object] ما كُتب هنا ({ part-kind }) ليس كائناً، ولذلك استُبعد.
   *[unreadable] ما يبدأ هنا لا تمكن قراءته، ولذلك استُبعد.
}
problem-broken-record-remedy = { $case ->
    [no-object] اكتبه كائناً بين قوسين معقوصين كغيره.
   *[unreadable] صحّحه بحسب الرسالة عن خلل JSON في هذا الملف.
}
problem-cancelled = أُوقفت القراءة، ولذلك لا يُعرض شيء.
problem-cancelled-remedy = افتح مجموعة البيانات من جديد.
problem-changes-nothing = هذا التغيير يُبقي كل شيء على حاله.
problem-changes-nothing-remedy = احذفه، أو أبقِه من أجل ما تقوله ملاحظته.
problem-close-colours = يصعب التمييز بين لوني «{ $force }» و«{ $other }» المتجاورتين في المظهر { $theme ->
    [dark] الداكن
    [contrast] العالي التباين
   *[light] الفاتح
} { $vision ->
    [deuteranopia] على من لا يميّز الأخضر
    [protanopia] على من لا يميّز الأحمر
    [tritanopia] على من لا يميّز الأزرق
   *[usual] على الجميع
}: الفرق بينهما { $difference } ‏(CIEDE2000)، وينبغي ألا يقل عن 10.
problem-close-colours-remedy = اختر لأحدهما لوناً آخر.
problem-contradiction = تغييران للمنطقة «{ $area }» بتاريخ { $when } متناقضان، في السطرين { $first } و{ $second }، والمعروض هو المتأخر منهما في الملف.
problem-contradiction-remedy = أعطِ أحدهما اسم رواية (claim) أو تاريخاً آخر.
problem-date-order = { $date } يسبق { $before } في السطر { $line }، المدرج قبله للمنطقة «{ $area }»، وهما معروضان بحسب التاريخ.
problem-date-order-remedy = تحقق من التاريخين، أو رتّب التغييرات بحسب التاريخ.
problem-duplicate-id = المعرّف «{ $id }» { $where ->
    [line] مستعمل في السطر { $line }
   *[somewhere] مستعمل
} { $kind ->
    [area] لمنطقة أخرى، ولذلك استُبعدت هذه المنطقة.
    [assessment] لتقدير آخر، ولذلك استُبعد هذا التقدير.
    [change] لتغيير آخر، ولذلك استُبعد هذا التغيير.
    [force] لقوة أخرى، ولذلك استُبعدت هذه القوة.
   *[source] لمصدر آخر، ولذلك استُبعد هذا المصدر.
}
problem-duplicate-id-remedy = أعطِ أحدهما معرّفاً آخر.
problem-empty-file = { $of ->
    [text] ليس في النص أي فقرة.
   *[table] «{ $file }» فارغ.
}
problem-empty-file-remedy = { $of ->
    [text] اكتب فقراته، وبين كل فقرتين سطر فارغ.
   *[table] اكتب فيه سطراً لأسماء الأعمدة وسطراً لكل سجل.
}
problem-follows-circle = المناطق يتبع بعضها بعضاً في حلقة مغلقة، ولذلك تُعرض هذه المنطقة على أنها غير معروفة.
problem-follows-circle-remedy = أعطِ إحداها تغييرات خاصة بها.
problem-follows-unknown = لا توجد منطقة «{ $id }» كي تتبعها هذه المنطقة، ولذلك تُعرض على أنها غير معروفة.
problem-follows-unknown-remedy = صحّح المعرّف في «follows»، أو أعطِ المنطقة تغييرات خاصة بها.
problem-follows-unused = للمنطقة تغييرات خاصة بها، وهي المعروضة، ولا تتبع المنطقة غيرها.
problem-follows-unused-remedy = احذف «follows» أو التغييرات.
problem-force-ended = تسيطر هنا قوة بعد نهايتها في { $day }.
problem-force-ended-remedy = أضف التغيير الذي أنهى سيطرتها هنا، أو صحّح تاريخ نهاية القوة.
problem-forces-count = { $wanted ->
    [none] «{ $status }» لا تُذكر معها أي قوة
    [one] «{ $status }» تحتاج إلى قوة واحدة بالضبط
   *[several] «{ $status }» تحتاج إلى قوتين على الأقل
}، و{ PLURAL($count) ->
    [zero] لم تُذكر أي قوة
    [one] ذُكرت قوة واحدة
    [two] ذُكرت قوتان
    [few] ذُكرت { $count } قوى
    [many] ذُكرت { $count } قوة
   *[other] ذُكرت { $count } قوة
}، ولذلك استُبعد التغيير.
problem-forces-count-remedy = صحّح الحالة أو قائمة القوى.
problem-idle-publisher = لا مصدر يُنسب إلى هذا الناشر.
problem-idle-publisher-remedy = أضف الاسم الذي تذكره به المصادر إلى {"\u2068"}`aliases`{"\u2069"}، أو احذفه.
problem-invented-forces = لا يوجد ملف «{ $file }» تمكن قراءته، { PLURAL($count) ->
    [zero] ولا تذكر التغييرات أي قوة.
    [one] والقوة الوحيدة التي تذكرها التغييرات معروضة بمعرّفها، بلون وُضع لها.
    [two] والقوتان اللتان تذكرهما التغييرات معروضتان بمعرّفيهما، بلونين وُضعا لهما.
    [few] والقوى الـ{ $count } التي تذكرها التغييرات معروضة بمعرّفاتها، بألوان وُضعت لها.
    [many] والقوى الـ{ $count } التي تذكرها التغييرات معروضة بمعرّفاتها، بألوان وُضعت لها.
   *[other] والقوى الـ{ $count } التي تذكرها التغييرات معروضة بمعرّفاتها، بألوان وُضعت لها.
}
problem-invented-forces-remedy = اكتب هذا الملف، وفيه اسم كل قوة ولونها.
problem-invented-sources = لا يوجد ملف «{ $file }» تمكن قراءته، { PLURAL($count) ->
    [zero] ولا تستشهد التغييرات بأي مصدر.
    [one] والمصدر الوحيد الذي تستشهد به التغييرات معروض بمعرّفه.
    [two] والمصدران اللذان تستشهد بهما التغييرات معروضان بمعرّفيهما.
    [few] والمصادر الـ{ $count } التي تستشهد بها التغييرات معروضة بمعرّفاتها.
    [many] والمصادر الـ{ $count } التي تستشهد بها التغييرات معروضة بمعرّفاتها.
   *[other] والمصادر الـ{ $count } التي تستشهد بها التغييرات معروضة بمعرّفاتها.
}
problem-invented-sources-remedy = اكتب هذا الملف، وفيه ناشر كل مصدر وعنوانه وتاريخه ورابطه.
problem-lost-ring = في الشكل الهندسي: الحلقة { $ring } من المضلّع { $polygon } لها أقل من ثلاثة رؤوس، ولذلك استُبعدت.
problem-lost-ring-remedy = احذف الحلقة، أو أكمل رؤوسها.
problem-missing-column = { $need ->
    [required] { PLURAL($count) ->
        [one] ينقص الجدول العمود ({ $columns })
        [two] ينقص الجدول العمودان ({ $columns })
       *[other] تنقص الجدول الأعمدة ({ $columns })
    }، ولذلك لا يُعرض منه شيء.
   *[optional] { PLURAL($count) ->
        [one] ينقص الجدول العمود ({ $columns })، ويُعدّ فارغاً.
        [two] ينقص الجدول العمودان ({ $columns })، ويُعدّان فارغين.
       *[other] تنقص الجدول الأعمدة ({ $columns })، وتُعدّ فارغة.
    }
}
problem-missing-column-remedy = { $need ->
    [required] اكتب أسماء الأعمدة في السطر الأول.
   *[optional] أضِف منها ما لديك ما يُكتب فيه.
}
problem-missing-file = { $of ->
    [text] هذا النص غير موجود، ولذلك لا يُعرض منه شيء ولا يُعلَّم فيه شيء.
   *[dataset] «{ $file }» غير موجود، ولذلك لا يُعرض منه شيء.
}
problem-missing-file-remedy = { $of ->
    [text] ضعه في مجلد النصوص، أو احذف لغته من المصدر.
   *[dataset] ضعه بجانب {"\u2068"}dataset.json{"\u2069"}، أو احذف اسمه منه.
}
problem-missing-layer = هذه الطبقة غير موجودة، ولذلك لا تُرسم.
problem-missing-layer-remedy = ضعها في مجلد خريطة الأساس إن كنت تريدها.
problem-missing-path = تعذّر فتحه ({ part-refused })، ولذلك لا يُعرض منه شيء.
problem-missing-path-remedy = تحقق من المسار، ومن أن لديك إذناً بقراءة ما فيه.
problem-name-in-text = تكتب الفقرة { $number } من هذا النص اسم مكان أحد التغييرات «{ $spelt }»، وهو على الخريطة «{ $name }».
problem-name-in-text-remedy = اكتبه كما يكتبه اسم المنطقة، وفي كلمات المقطع أيضاً.
problem-never-holds = في المنطقة «{ $area }» يسري هذا التغيير وتغيير السطر { $second } كلاهما يوم { $day }، ولا يُعرض هذا إلا مرتقباً إلى ذلك اليوم.
problem-never-holds-remedy = ضيّق مدى تواريخه إن كانت معروفة بدقة أكبر.
problem-newer-version = إصدار مجموعة البيانات { $version }، وهذا البرنامج يعرف الإصدار { $known } ويقرأ ما يعرفه.
problem-newer-version-remedy = استعمل إصداراً أحدث من برنامج خريطة.
problem-no-area = لا يذكر التغيير أي منطقة، ولذلك استُبعد.
problem-no-area-remedy = اذكر منطقة واحدة على الأقل.
problem-no-areas = { $case ->
    [empty] ليس في «{ $file }» منطقة يمكن عرضها.
   *[missing] لا يوجد ملف «{ $file }» تمكن قراءته، ولذلك لا شيء يُعرض.
}
problem-no-areas-remedy = { $case ->
    [empty] استخدم ملف GeoJSON من نوع FeatureCollection فيه مضلّعات.
   *[missing] استخدم مجلداً فيه {"\u2068"}areas.geojson{"\u2069"}، أو ملفاً لاحقته {"\u2068"}.geojson{"\u2069"}.
}
problem-no-changes = { $case ->
    [no-passages] لا تغيير أمكنت قراءته، ولذلك لا يُعرض أي مقطع.
   *[missing] لا يوجد ملف «{ $file }»، ولذلك تُعرض كل المناطق على أنها غير معروفة.
}
problem-no-changes-remedy = { $case ->
    [no-passages] انظر ما قيل عن ملف التغييرات.
   *[missing] اكتب هذا الملف، وفيه سطر لكل تغيير في السيطرة.
}
problem-no-colour = لا لون للقوة «{ $id }»، وهي معروضة بلون وُضع لها.
problem-no-colour-remedy = أعطِها لوناً (colour) مثل {"\u2068"}"#D1493F"{"\u2069"}.
problem-no-date = ليس للخطوة تاريخ تمكن قراءته، ولذلك استُبعدت.
problem-no-date-remedy = اكتب يوماً مثل {"\u2068"}2014-06-10{"\u2069"}.
problem-no-features = ليس في الملف قائمة معالم (features)، ولذلك لا يُعرض منه شيء.
problem-no-features-remedy = استخدم ملف GeoJSON من نوع FeatureCollection.
problem-no-history = { $whose ->
    [followed] «{ $area }»، التي تتبعها المنطقة، لا سجل لها
   *[own] لا سجل للمنطقة ولا تتبع غيرها
}، ولذلك تُعرض على أنها غير معروفة.
problem-no-history-remedy = اكتب تغييراً يعطي حالتها في البداية، أو اجعلها تتبع منطقة أخرى.
problem-no-id = { $kind ->
    [area] لا معرّف لهذه المنطقة، فسُمّيت «{ $made }».
    [assessment] لا معرّف لهذا التقدير، ولذلك استُبعد.
    [change] لا معرّف لهذا التغيير، فسُمّي «{ $made }».
    [force] لا معرّف لهذه القوة، ولذلك استُبعدت.
   *[source] لا معرّف لهذا المصدر، ولذلك استُبعد.
}
problem-no-id-remedy = { $kind ->
    [area] أعطِ المعلم معرّفاً (id)، حتى تستطيع التغييرات ذكره.
    [change] أعطِه معرّفاً (id)، حتى تستطيع المقاطع والقصص ذكره.
    [force] أعطِها معرّفاً (id).
   *[other] أعطِه معرّفاً (id).
}
problem-no-population = ورد «{ $member }» من دون {"\u2068"}`population`{"\u2069"}.
problem-no-population-remedy = اكتب عدد السكان في {"\u2068"}`population`{"\u2069"}، أو احذف «{ $member }».
problem-no-population-year = لم تُذكر السنة التي أُحصي فيها هؤلاء السكان.
problem-no-population-year-remedy = اكتب سنة التعداد في {"\u2068"}`population_year`{"\u2069"}.
problem-no-source = ليس للتقدير مصدر أمكنت قراءته، ولذلك استُبعد.
problem-no-source-remedy = اذكر مصدره.
problem-no-steps = ليس للقصة قائمة خطوات، ولذلك استُبعدت.
problem-no-steps-remedy = اكتب خطواتها قائمةً باسم «steps».
problem-no-title = لا عنوان للنص، والمعروض عنوان مصدره.
problem-no-title-remedy = ابدأه بسطر مثل {"\u2068"}# Title{"\u2069"}.
problem-not-utf8 = «{ $file }» ليس بترميز UTF-8 بدءاً من هذا السطر، وما لا تمكن قراءته يظهر على صورة �.
problem-not-utf8-remedy = احفظ الملف بترميز UTF-8.
problem-open-head = رأس النص غير مغلق، فقُرئ على أنه من النص.
problem-open-head-remedy = أغلقه بسطر {"\u2068"}---{"\u2069"}.
problem-open-ring = في الشكل الهندسي: الحلقة { $ring } من المضلّع { $polygon } غير مغلقة، وقد رُسمت مغلقة.
problem-open-ring-remedy = كرّر الموضع الأول من الحلقة في آخرها.
problem-note-of-other-time = تتحدث الملاحظة عن { $said }، وتغييرها في { $date }.
problem-note-of-other-time-remedy = اذكر في الملاحظة ما جرى وقت التغيير، أو صحّح تاريخه.
problem-older-sources = كل تقارير هذا التغيير أقدم منه بأكثر من أسبوع، وآخرها من { $latest }.
problem-older-sources-remedy = استشهد بتقرير من وقت التغيير، أو صحّح تاريخه.
problem-other-spelling = { $of ->
    [city] اسم المنطقة مكتوب «{ $here }»، واسم المدينة فيها «{ $there }».
    [governorate] اسم المحافظة مكتوب هنا «{ $here }»، وعلى حدودها «{ $there }».
   *[area] اسم المنطقة مكتوب «{ $here }»، واسم مكان قريب بالاسم نفسه، وهو { $id }، مكتوب «{ $there }».
}
problem-other-spelling-remedy = اكتب اسم المكان الواحد بطريقة واحدة في كل موضع، أو ميّز بين المكانين باسميهما.
problem-order-alone = لا يغيّر هذا إلا ترتيب القوى نفسها، ولا مقطع يتحدث عنه.
problem-order-alone-remedy = أضف المقطع الذي يذكر من صار الأقوى، أو احذف التغيير.
problem-other-delimiter = { $by ->
    [semicolons] تفصل بين الأعمدة فواصل منقوطة
   *[tabs] تفصل بين الأعمدة علامات جدولة
}، وقُرئ الجدول على هذا النحو.
problem-other-delimiter-remedy = احفظه بفواصل عادية.
problem-other-source = يذكر رأس النص المصدر «{ $head }»، واسم الملف «{ $name }»، وقد أُخذ باسم الملف.
problem-other-source-remedy = اجعلهما يذكران مصدراً واحداً.
problem-outside-time = { $date } يقع بعد آخر يوم في مجموعة البيانات، { $last }، وشريط الزمن ينتهي قبله.
problem-outside-time-remedy = صحّح التاريخ، أو آخر يوم في {"\u2068"}dataset.json{"\u2069"}.
problem-passage-of-other-day = تذكر الجملة المعلّمة { $said }، وتغييرها في { $date }.
problem-passage-of-other-day-remedy = علّم الجملة التي تتحدث عن هذا التغيير، أو صحّح تاريخ أحدهما.
problem-passage-gone = { $case ->
    [no-paragraph] في نص «{ $source }» { PLURAL($count) ->
        [zero] صفر من الفقرات
        [one] فقرة واحدة
        [two] فقرتان
        [few] { $count } فقرات
        [many] { $count } فقرة
       *[other] { $count } فقرة
    }، ولا فقرة برقم { $number }، ولذلك لا يُعرض المقطع.
    [no-text] لا نص للمصدر «{ $source }»، ولذلك لا يُعرض المقطع.
    [not-in-language] لا فقرة برقم { $number } في «{ $file }»، ولذلك لم يُعلَّم فيه شيء.
    [opens-at-first] لا فقرة برقم { $number } في النص، ولذلك يُفتح عند أولى فقراته.
   *[no-words] لا ترد هذه الكلمات في الفقرة { $number } من «{ $file }»، ولذلك لم تُعلَّم.
}
problem-passage-gone-remedy = { $case ->
    [no-text] ضع نصه في مجلد النصوص.
    [no-words] انسخ الكلمات من الفقرة من جديد، بقدرٍ لا يرد فيها إلا مرة واحدة.
   *[no-paragraph] صحّح الرقم أو النص.
}
problem-passage-twice = ترد هذه الكلمات { PLURAL($count) ->
    [zero] صفر مرة
    [one] مرة واحدة
    [two] مرتين
    [few] { $count } مرات
    [many] { $count } مرة
   *[other] { $count } مرة
} في الفقرة { $number } من «{ $file }»، ولذلك لم يُعلَّم أي منها.
problem-passage-twice-remedy = انسخ الكلمات من الفقرة من جديد، بقدرٍ لا يرد فيها إلا مرة واحدة.
problem-path-outside = «{ $path }» يخرج من مجلد مجموعة البيانات، ولذلك لا يُقرأ، ويُقرأ بدلاً منه «{ $usual }» المعتاد.
problem-path-outside-remedy = ضع الملف داخل المجلد، واذكره بمساره انطلاقاً منه.
problem-shared-pcode = للمنطقة «{ $other }» أيضاً الرمز { $pcode } بوصفها وحدة كاملة.
problem-shared-pcode-remedy = إذا كانت المناطق أجزاء من وحدة واحدة فاكتب رمزها في {"\u2068"}`unit_pcode`{"\u2069"} لكل منها.
problem-shared-publisher-name = للناشر «{ $other }» الاسم نفسه «{ $name }»، فلا يُذكر لمن مصادر هذا الاسم.
problem-shared-publisher-name-remedy = اترك الاسم لأحدهما.
problem-text-before-title = ما يسبق العنوان لا يُعرض.
problem-text-before-title-remedy = ابدأ النص بعنوانه.
problem-time-backwards = اليوم الأخير، { $last }، يسبق الأول، { $first }، فعُكس ترتيبهما.
problem-time-backwards-remedy = صحّح «time.first» و«time.last».
problem-two-pcodes = للمنطقة الرمز { $pcode } بوصفها وحدة كاملة والرمز { $unit } بوصفها جزءاً.
problem-two-pcodes-remedy = اجعل {"\u2068"}`pcode`{"\u2069"} للوحدة الكاملة و{"\u2068"}`unit_pcode`{"\u2069"} للجزء منها.
problem-uncited-source = لا يستشهد بهذا المصدر أي تغيّر، ولا يظهر إلا في قائمة المصادر.
problem-uncited-source-remedy = استشهد به، أو احذفه.
problem-unknown-area = { $of ->
    [change] لا منطقة باسم «{ $id }» أمكنت قراءتها، ولذلك لا يُعرض التغيير هناك.
   *[record] لا توجد منطقة «{ $id }»، ولذلك لا تُعرض هنا.
}
problem-unknown-area-remedy = صحّح المعرّف، أو أضِف المنطقة إلى ملف المناطق.
problem-unknown-basis = «{ $text }» ليس أساساً لرسم الحدود، ولذلك تُعرض على أنها تقريبية.
problem-unknown-basis-remedy = اكتب «boundary» أو «derived».
problem-unknown-change = { $of ->
    [passage] لا تغيير باسم «{ $id }» أمكنت قراءته، ولذلك لا يُعرض المقطع.
   *[record] لا يوجد تغيير «{ $id }»، ولذلك لا يُعرض هنا.
}
problem-unknown-change-remedy = صحّح المعرّف أو التغيير.
problem-unknown-column = العمود «{ $name }» غير معروف، أو هو مكرر هنا، ولذلك لا يُقرأ.
problem-unknown-column-remedy = احذفه، أو صحّح اسمه.
problem-unknown-confidence = «{ $text }» ليست درجة ثقة، وهي معروضة على أنها متوسطة.
problem-unknown-confidence-remedy = اكتب «high» أو «medium» أو «low».
problem-unknown-file = لم يُقرأ هذا الملف: { $of ->
    [context] ليس من الطبقات المعروفة.
    [story] اسم ملف القصة ينتهي بـ{"\u2068"}.json{"\u2069"}.
   *[text] اسمه ليس اسم نص لمصدر.
}
problem-unknown-file-remedy = { $of ->
    [context] الطبقات هي {"\u2068"}countries{"\u2069"} و{"\u2068"}governorates{"\u2069"} و{"\u2068"}rivers{"\u2069"} و{"\u2068"}lakes{"\u2069"} و{"\u2068"}cities{"\u2069"}، ولاحقة كل منها {"\u2068"}.geojson{"\u2069"}.
    [story] أعد تسميته، أو أخرجه من المجلد.
   *[text] سمّه باسم مصدره ولغته، مثل {"\u2068"}options-2017.en.md{"\u2069"}.
}
problem-unknown-force = { $of ->
    [change] لا توجد قوة «{ $id }»، ولذلك استُبعد التغيير.
   *[record] لا توجد قوة «{ $id }»، ولذلك لا تُعرض هنا.
}
problem-unknown-force-remedy = صحّح المعرّف، أو أضِف القوة إلى ملف القوى.
problem-unknown-format = { $of ->
    [dataset] الصيغة ليست «kharita-dataset»، وقد قُرئ الملف كأنها هي.
   *[features] لا يذكر الملف أنه FeatureCollection، وقد قُرئ على أنه كذلك.
}
problem-unknown-format-remedy = { $of ->
    [dataset] اكتب {"\u2068"}"kharita-dataset"{"\u2069"} إن كان كذلك.
   *[features] اكتب {"\u2068"}"type": "FeatureCollection"{"\u2069"} في أوله.
}
problem-unknown-kind = هذا النوع من الملفات لا تمكن قراءته، ولذلك لا يُعرض منه شيء.
problem-unknown-kind-remedy = استخدم ملفاً بإحدى الصيغ الآتية: GeoJSON أو TopoJSON أو CSV أو KML أو KMZ أو WKT أو FlatGeobuf أو GeoParquet، أو مجموعة بيانات لبرنامج «خريطة».
problem-unknown-population-basis = «{ $text }» ليس أساساً معروفاً لعدد السكان، فعُدّ الرقم تقديراً.
problem-unknown-population-basis-remedy = اكتب أحد هذه: { $words }.
problem-unknown-publisher = «{ $text }» ليس بين الناشرين الموصوفين.
problem-unknown-publisher-remedy = صِفه في {"\u2068"}publishers.json{"\u2069"}، أو أضف الاسم إلى {"\u2068"}`aliases`{"\u2069"} أحد الناشرين المذكورين.
problem-unknown-publisher-kind = «{ $text }» ليس نوعاً من الناشرين، فعُدّ نوعه غير معروف.
problem-unknown-publisher-kind-remedy = اكتب أحد هذه: { $words }.
problem-unknown-source = لا يوجد مصدر «{ $id }»، ولذلك { $of ->
    [change] يُعرض التغيير من دونه.
    [passage] لا يُعرض المقطع.
    [text] لا يُعرض نصه.
   *[record] لا يُعرض هنا.
}
problem-unknown-source-remedy = { $of ->
    [text] أضِف المصدر إلى ملف المصادر، أو صحّح اسم هذا الملف.
   *[record] صحّح المعرّف، أو أضِف المصدر إلى ملف المصادر.
}
problem-unknown-source-kind = «{ $text }» ليس نوعاً من المصادر، وهو معروض على أنه تقرير.
problem-unknown-source-kind-remedy = اكتب «report» أو «encyclopedia» أو «digest» أو «none».
problem-unknown-status = «{ $text }» ليست حالة، ولذلك استُبعد التغيير.
problem-unknown-status-remedy = اكتب «control» أو «contested» أو «shared» أو «none» أو «unknown».
problem-unreadable-file = تعذّرت قراءة «{ $file }» ({ part-refused })، ولذلك لا يُعرض منه شيء.
problem-unreadable-file-remedy = تحقق من أنه ملف أصغر من {"\u2068"}4 GiB{"\u2069"} ولديك إذن بقراءته.
problem-view-outside = تُفتح مجموعة البيانات على { $wanted }، وهو خارج مدتها، ولذلك تُفتح على { $day }.
problem-view-outside-remedy = اكتب يوماً بين الأول والأخير.
problem-wrong-type = «{ $member }» ليس { part-wanted }، ولذلك لا يُعرض.
problem-wrong-type-remedy = اكتب هنا { part-wanted }، أو احذف «{ $member }».
