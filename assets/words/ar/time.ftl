# شريط الزمن.
time-type-a-date = أدخل تاريخاً
time-type-a-date-tip = 2015-05-21، 21 أيار 2015، أيار 2015، ٢١/٥/٢٠١٥
time-speed = { PLURAL($days) ->
    [zero] بلا أيام في الثانية
    [one] يوم في الثانية
    [two] يومان في الثانية
    [few] { $days } أيام في الثانية
    [many] { $days } يوماً في الثانية
   *[other] { $days } يوم في الثانية
}
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
