# العرض أمام جمهور.
present-forces = القوى الظاهرة
present-source = المصدر: { $source }
present-step = الخطوة { $step } من { $count }
present-go-to-step = الذهاب إلى الخطوة { $step }
present-story = القصة
