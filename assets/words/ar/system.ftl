# سبب رفض النظام، في آخر الجملة.
system-not-found = الملف أو مجلده غير موجود
system-denied = لا صلاحية لذلك
system-exists = الاسم مستعمل
system-full = القرص ممتلئ
system-quota = لا يُسمح بتخزين المزيد هنا
system-too-large = الملف كبير جداً
system-read-only = لا تمكن الكتابة هناك
system-folder = هذا مجلد
system-no-folder = جزء من المسار ليس مجلداً
system-name = الاسم غير مسموح به هناك
system-no-memory = الذاكرة لا تكفي
system-busy = الملف قيد الاستعمال
system-late = لم يصل جواب في الوقت المناسب
system-other = يقول النظام: { $said }
