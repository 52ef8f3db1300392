# قراءة مجموعة بيانات.
loading-reading = تجري قراءة {"\u2068"}{ $name }{"\u2069"}
loading-cancel = إيقاف القراءة
loading-stage-manifest = قراءة {"\u2068"}dataset.json{"\u2069"}
loading-stage-areas = قراءة المناطق
loading-stage-forces = قراءة القوى
loading-stage-sources = قراءة المصادر
loading-stage-changes = قراءة التغييرات
loading-stage-texts = قراءة النصوص
loading-stage-passages = قراءة المقاطع
loading-stage-assessments = قراءة التقديرات والقصص
loading-stage-context = قراءة خريطة الأساس
loading-stage-checks = التحقق
