# The page that is taken away, and what stands on pictures.
page-forces = القوى
page-sources = المصادر
page-typed = التاريخ
page-go = الانتقال إلى التاريخ
page-no-date = هذا ليس تاريخاً. اكتب ‎2015-05-21 أو 21 أيار 2015 أو أيار 2015.
page-before = التغيير السابق
page-after = التغيير التالي
page-back = السابق
page-next = التالي
page-slider = اليوم
page-closer = تكبير
page-farther = تصغير
page-all = عرض الخريطة كلها
sheet-summary = ملخص بقلم المُعِدّين
