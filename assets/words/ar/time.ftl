# شريط الزمن.
time-type-a-date = اكتب تاريخاً
time-type-a-date-tip = 2015-05-21، 21 أيار 2015، أيار 2015، ٢١/٥/٢٠١٥
time-speed = الأيام في الثانية: { $days }
time-changes-today = { PLURAL($count) ->
    [zero] لا تغييرات في هذا اليوم
    [one] تغيير واحد في هذا اليوم
    [two] تغييران في هذا اليوم
    [few] { $count } تغييرات في هذا اليوم
    [many] { $count } تغييراً في هذا اليوم
   *[other] { $count } تغيير في هذا اليوم
}
time-strip-name = الزمن: { $date }. { $end }
time-read-up-to = قُرئت التقارير حتى { $date }
time-last-change = آخر تغيير: { $date }
time-disputed = { $date } · مختلف فيه: { $name }
