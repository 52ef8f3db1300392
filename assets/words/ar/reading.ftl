# الكلمات التي بُحث عنها في نص مفتوح.
reading-match = { $query }: الموضع { $number } من { $count }
reading-matches = { PLURAL($count) ->
    [zero] لا ترد { $query } في هذا النص.
    [one] { $query }: موضع واحد في هذا النص
    [two] { $query }: موضعان في هذا النص
    [few] { $query }: { $count } مواضع في هذا النص
    [many] { $query }: { $count } موضعاً في هذا النص
   *[other] { $query }: { $count } موضع في هذا النص
}
reading-next-match = إلى الموضع التالي
reading-previous-match = إلى الموضع السابق
reading-unmark = إلغاء تعليم هذه الكلمات (Esc)
