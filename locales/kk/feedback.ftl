feedback-what = Бот туралы не айтқыңыз келеді? Бір хабармен жазып жіберіңіз. Оны Аналар кеңесінің хатшылығы оқиды, бірақ бірден емес. Қазір көмек керек болса, «Шұғыл көмек» түймесін басыңыз.
feedback-too-long = Хабар тым ұзын. Қысқартып, { $limit } таңбаға дейін жазыңызшы.
feedback-may-answer = Сізге осы бот арқылы жауап беруге бола ма? Чатта «Сізге хабарлама бар» деп қана көрінеді, жауапты өзіңіз ашасыз.
feedback-may-yes = Иә, жауап беріңіз
feedback-may-no = Жауап керек емес
feedback-summary = <b>Осылай жіберейік пе?</b>
    { $text }

    { $may ->
        [yes] Сізге жауап келуі мүмкін.
       *[no] Сізге жауап жіберілмейді.
    }
    Мұны хатшылық оқиды.
feedback-thanks = Рақмет! Пікіріңіз хатшылыққа жіберілді.
feedback-thanks-answer = Рақмет! Пікіріңіз хатшылыққа жіберілді. Жауап болса, осында хабарлаймыз.

feedback-open = { $total ->
        [0] Жаңа пікір жоқ.
       *[other] Жаңа пікірлер: { $total }. Ашу үшін уақытын басыңыз.
    }
feedback-item = <b>{ $moment }</b>
    { $text }
feedback-write-button = Өз пікірімді жазу
feedback-answer-button = Жауап беру
feedback-close-button = Жауапсыз жабу
feedback-closed = Жабылды.
feedback-answer-what = <blockquote>{ $quote }</blockquote>
    Жауабыңызды бір хабармен жазыңыз. Жауап бір рет қана жіберіледі.
feedback-answer-summary = <blockquote>{ $quote }</blockquote>
    <b>Жауап осылай жіберілсін бе?</b>
    { $text }
feedback-answer-sent = Жіберілді. Чатта «Сізге хабарлама бар» деген жазу шықты.
feedback-answer-kept = Жауап сақталды, бірақ хабар жетпеді: бот бұғатталған болуы мүмкін.
feedback-answer-closed = Бұл пікірге жауап берілген немесе ол жабылған.
feedback-answer-gone = Мұндай хабарлама жоқ.
feedback-answer-unwanted = Бұл пікірге жауап сұралмаған.
feedback-answer-shown = <b>Хатшылықтың жауабы</b>
    { $text }
