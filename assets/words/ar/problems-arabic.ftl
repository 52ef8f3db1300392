# مشكلات النصوص.
problem-lone-surrogate = في «{ $member }» نصف محرف، وهو بديل بلا نصفه الآخر، ولذلك يُعرض � مكانه.
problem-lone-surrogate-remedy = اكتب المحرف كاملاً: بنصفيه، أو كما هو بترميز UTF-8.
