# مشكلات النصوص.
problem-lone-surrogate = في «{ $member }» نصف محرف ينقصه نصفه الآخر، ولذلك يُعرض � مكانه.
problem-lone-surrogate-remedy = اكتب المحرف كاملاً: بنصفيه، أو كما هو بترميز UTF-8.
