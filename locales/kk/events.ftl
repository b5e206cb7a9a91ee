menu-events = Іс-шаралар

events-list = <b>Іс-шаралар</b>
events-none = Әзірге жоспарланған іс-шара жоқ. Жаңасы шыққанда осы жерден көресіз.
events-none-such = Мұндай іс-шара әзірге жоспарланбаған.
events-all-button = Барлығы
events-region-button = Өңір: { $region }
events-kind-button = Түрі: { $chosen }
events-which-region = <b>Қай өңірдегі іс-шаралар керек?</b>
events-which-kind = <b>Қандай іс-шаралар керек?</b>
events-line = <b>{ $number }. { $title }</b>
event-title = <b>{ $title }</b>
    { event-kind }
event-kind = { $kind ->
        [forum] Форум
        [meeting] Кездесу
        [campaign] Акция
        [training] Оқыту
       *[contest] Байқау
    }
event-untitled = Атауы жоқ
event-ends = Аяқталуы: { $moment }
event-demo = ⚠️ Сынап көруге арналған, ойдан шығарылған іс-шара
event-when = 🗓 { $moment }
event-where = 📍 { $place }
event-audience = Кімге арналған: { $text }
event-language = { $language ->
        [kk] қазақ
        [ru] орыс
       *[en] ағылшын
    }
event-languages = Өтетін тілі: { $names }
event-description = { $text }
event-seats = Бос орын: { $count }
event-full = Бос орын қалмады. Күту тізіміне жазылсаңыз, орын босағанда хабар береміз.
event-until = Тіркелу аяқталатын уақыт: { $moment }
event-asks = Тіркелгенде сұралады: { $questions }
event-closed = Тіркелу жабық.
event-begun = Іс-шара басталып кетті.
event-over = Бұл іс-шара өтіп кетті.
event-cancelled = Бұл іс-шара өтпейді.
event-mine = { $status ->
        [confirmed] ✅ Сіз тіркелгенсіз
        [offered] 🎟 Сізге орын босады
        [requested] ✋ Өтінішіңіз қаралып жатыр
       *[waitlisted] ⏳ Сіз күту тізіміндесіз
    }
event-you-confirmed = ✅ <b>Сіз тіркелдіңіз: { $name }</b>
    Кіру коды: <code>{ $code }</code>
event-you-offered = 🎟 <b>Сізге орын босады: { $name }</b>
    Келсеңіз, «Қатысамын» түймесін басыңыз. Орын мына уақытқа дейін сақталады: { $moment }
event-you-waitlisted = ⏳ <b>Сіз күту тізіміндесіз: { $name }</b>
    Орын босаса, хабар береміз.
event-join-button = Тіркелу
event-wait-button = Күту тізіміне жазылу
event-accept-button = Қатысамын
event-leave-button = Қатыса алмаймын
event-changed = ❗ <b>Бұл іс-шара өзгерді.</b> Уақыты мен өтетін жерін қарап шығыңыз.
event-removed = ❗ <b>Ұйымдастырушылар сізді тізімнен шығарды.</b> Қаласаңыз, олардан себебін сұраңыз.
event-notice = <b>Ұйымдастырушылардан хабарлама:</b>
    { $text }
event-calendar-button = Күнтізбеге қосу
event-calendar = Файлды ашсаңыз, іс-шара телефоныңыздың күнтізбесіне қосылады.
event-neutral-title = Кездесу
event-calendar-question = Күнтізбеге қоссаңыз, ол телефоныңызда көрініп тұрады. Онда тек «Кездесу» деген сөз бен уақыты жазылады. Қосайық па?
event-calendar-yes-button = Иә, қосу
event-calendar-no-button = Жоқ, қоспау
event-map-button = Картадан көру
event-share-button = Бөлісу
event-show-button = Іс-шараны ашу
event-gone = Бұл іс-шара табылмады. Ол өтіп кеткен немесе сілтеме қате болуы мүмкін.

event-ask-name = <b>{ $title }</b>
    Кім келеді? Аты-жөнін жазыңыз, бір сөз де жетеді.
event-name-empty = Аты әріппен жазылуы керек.
event-name-long = Аты тым ұзын. { $limit } таңбаға дейін қысқартып жазыңызшы.
event-ask-name-party = Басқаларды кейін қоса аласыз. Бір адам жаза алатын қатысушы саны: { $limit }.
event-ask-other = Тағы кім келеді? Аты-жөнін жазыңыз.
event-ask = { $code ->
        [council] Қай кеңестен немесе ұйымнан келесіз?
        [district] Қай ауданнан не қаладан келесіз? Атауын жазыңыз.
        [phone] Телефон нөміріңіз қандай?
        [role] Кім ретінде қатысасыз?
       *[needs] Сізге не керек болады? Бірнешеуін таңдауға болады.
    }
event-ask-own = { $words }
event-back-button = ◂ Артқа
event-skip-button = Өткізіп жіберу
event-add-button = Тағы бір адам қосу
event-phone-button = 📱 Нөмірімді жіберу
event-phone-hint = Нөміріңізді төмендегі түймемен жібере аласыз немесе өзіңіз жаза аласыз.
event-phone-done = Жақсы, ары қарай жалғастырайық.
event-district-which = Қайсысы?
event-district-unknown = Мұндай жер табылмады. Аудан не қала атауын басқаша жазып көріңізші.
event-needs-button = Дайын
event-no-needs-button = Ештеңе керек емес
event-answer-long = Тым ұзын. { $limit } таңбаға дейін қысқартып жазыңызшы.
event-answer-number = Мұнда тек сан жазылады.
event-answer-phone = Бұл нөмірді оқи алмадық. Мысалы: 8 701 234 56 78
event-summary = <b>Тіркелейік пе?</b>
    { $title }
    🗓 { $moment }
event-summary-wait = <b>Күту тізіміне жазайық па?</b>
    { $title }
    🗓 { $moment }
event-summary-change = <b>Осылай өзгертейік пе?</b>
    { $title }
    🗓 { $moment }
event-summary-name = Келетін адам: { $name }
event-summary-answer = { $label }: { $answer }
event-consent = Мұны іс-шараны ұйымдастырушылар мен хатшылық көреді. Іс-шарадан кейін бір жыл өткен соң өшеді.
event-consent-phone = Мұны іс-шараны ұйымдастырушылар мен хатшылық көреді, телефоныңызға тек осы іс-шара туралы хабарласады. Іс-шарадан кейін бір жыл өткен соң бәрі өшеді.
event-save-button = Келісіп, сақтау
event-answers-saved = Жауаптарыңыз сақталды.
event-edit-button = Жауаптарды өзгерту
event-remember-button = Келесі жолға есте сақтау
event-remembered = Аты-жөніңізді, кеңесіңіз бен ауданыңызды есте сақтадық: келесі жолы бір түймемен жауап бересіз. Өшіргіңіз келсе: /mydata
event-unremembered = Өшірілді. Келесі жолы қайта сұраймыз.
event-agree-button = Келісіп, тіркелу
event-agree-wait-button = Келісіп, тізімге жазылу
event-signed-up = ✅ <b>Сіз тіркелдіңіз!</b>
    Кіру коды: <code>{ $code }</code>
event-on-waiting-list = ⏳ <b>Сіз күту тізіміндесіз.</b>
    Орын босаса, бірден хабар береміз.
event-not-signed-up = Өкінішке қарай, тіркелу жабылып қалды.
event-leave-question = Орныңызды босатасыз ба? Ол күтіп тұрған келесі адамға беріледі.
event-unwait-question = Күту тізімінен шығасыз ба?
event-leave-yes-button = Иә, келе алмаймын
event-leave-no-button = Жоқ, қалсын
event-left = Түсіндік. Хабар бергеніңізге рақмет!
event-not-left = Бұл іс-шараға тіркелмегенсіз немесе ол басталып кетті.
event-offer-over = Уақыт өтіп кетті, орын енді сақталмайды. Қаласаңыз, қайта тіркеліңіз.
event-party-many = Осынша адамға орын жетпейді. Аз адаммен тіркеліп көріңіз.

event-rate-button = Қалай болғанын бағалау
event-thanks = 🌷 <b>Қатысқаныңызға рақмет!</b>
    { $title }
event-rate = Сізге ұнады ма? Қаласаңыз, бағалаңыз: 1 – ұнамады, 5 – өте ұнады.
event-rated = Сіздің бағаңыз: { $stars }. Рақмет! Оны іс-шарадан кейін 30 күн ішінде өзгерте аласыз.
event-said = Сіз жазған сөз: { $text }
event-say-button = Бір ауыз сөз жазу
event-say-anew-button = Басқаша жазу
event-ask-words = Не ұнады, нені жақсартуға болады? Бір-екі сөйлеммен жазыңыз.

    Мұны іс-шараны ұйымдастырушылар мен хатшылық аты-жөніңізсіз оқиды. Іс-шарадан кейін бір жыл өткен соң өшеді.
event-words-long = Тым ұзын. { $limit } таңбаға дейін қысқартыңызшы.
event-words-summary = <b>Осылай жіберейік пе?</b>
    { $text }
event-words-sent = Пікіріңіз үшін рақмет!
event-rating-late = Бағалау уақыты өтіп кетті: іс-шарадан кейін 30 күн ғана ашық тұрады.

certificate = { $kind ->
        [none] Ештеңе
        [thanks] Алғыс хат
       *[certificate] Сертификат
    }
certificate-reason = { $kind ->
        [thanks] Іс-шараға қатысқаныңыз үшін алғыс білдіреміз
       *[certificate] Іс-шараға қатысқаны үшін беріледі
    }
certificate-from = Аналар кеңесі
certificate-caption = Қатысқаныңызға рақмет!
certificate-none = Бұл іс-шара бойынша сізге арналған құжат жоқ.
event-asks-changed = Ұйымдастырушылар сұрақтарын өзгертті. Қайта тіркеліп көріңізші, бұл бір минуттық іс.
event-code-now = Енді бұл іс-шараға код арқылы тіркеледі. Кодты кеңесіңізден сұрап, қайта тіркеліңіз.
