# الخريطة.
map-name = الخريطة
map-credits = مصادر البيانات وحقوقها
map-since = منذ { $date }
map-pending = ربما انتقلت إلى: { $state }، { $date }
map-inferred = مستنتجة من { $area }
number-km = { $number } كم
number-m = { $number } م
