# قراءة مجموعة بيانات.
loading-reading = تجري قراءة { $name }
loading-cancel = إيقاف القراءة
