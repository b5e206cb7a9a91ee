menu-organising = Іс-шара өткізу

organise-field = { $field ->
        [kind] Түрі
        [place] Аумағы
        [coordinates] Картадағы орны
        [title] Атауы
        [venue] Өтетін жері
        [audience] Кімге арналған
        [description] Сипаттамасы
        [picture] Суреті
        [startsAt] Басталуы
        [endsAt] Аяқталуы
        [signupClosesAt] Тіркелудің аяқталуы
        [partyLimit] Бір адам тіркейтін адам саны
        [offerHours] Босаған орынды сақтау (сағат)
       *[capacity] Орын саны
    }
organise-list = <b>Сіздің аумағыңыздағы іс-шаралар</b>
organise-none = Аумағыңызда жоспарланған іс-шара жоқ.
organise-new-button = Жаңа іс-шара
organise-what = <b>Қандай іс-шара өткізесіз?</b>
organise-where = <b>Қай аумаққа арналған?</b>
organise-in = <b>{ $place }</b>
    Іс-шара кімге арналған болса, сол аумақты таңдаңыз:
organise-status = { $status ->
        [draft] 📝 Жоба: әзірге тек ұйымдастырушылар көреді
        [published] 🟢 Жарияланған
        [closed] 🔒 Тіркелу жабық
        [finished] Өтті
       *[cancelled] Болмайды
    }
organise-unlimited = Орын саны: шектеусіз
organise-capacity = Орын саны: { $count }
organise-offer = Босаған орын сақталады (сағат): { $hours }
organise-counts = <b>Тіркелгендер:</b> { $confirmed }
    Орын ұсынылған: { $offered }
    Күту тізімінде: { $waitlisted }
    Бас тартқан: { $cancelled }
    Келгендер: { $attended }
organise-missing = Атауы мына тілдерде жазылмаған: { $languages }
organise-issue-no-title = Атауы жазылмаған.
organise-issue-no-start = Басталатын уақыты көрсетілмеген.
organise-issue-past = Басталатын уақыты өтіп кеткен.
organise-issue-ends-early = Аяқталатын уақыты басталуынан бұрын тұр.
organise-issue-closes-late = Тіркелу іс-шара басталғаннан кейін аяқталып тұр.
organise-publish-button = Жариялау
organise-edit-button = Өзгерту
organise-close-button = Тіркелуді жабу
organise-cancel-button = Іс-шараны өткізбеу
organise-cancel-question = <b>Іс-шара болмай ма?</b>
    Мұны кері қайтару мүмкін емес.
organise-cancel-yes-button = Иә, болмайды
organise-cancel-no-button = Жоқ, болады
organise-gone = Мұндай іс-шара жоқ немесе ол өзгеріп кеткен.
organise-edit = <b>Нені өзгертесіз?</b>
organise-ask-language = <b>{ organise-field }</b>
    Қай тілде жазасыз?
organise-ask-text = <b>{ organise-field }</b> ({ $language })
    Мәтінін жазып жіберіңіз. Өшіру үшін «-» жіберіңіз.
organise-ask-moment = <b>{ organise-field }</b>
    Күні мен уақытын былай жазыңыз: 27.08 10:00. Өшіру үшін «-» жіберіңіз.
organise-ask-number = <b>{ organise-field }</b>
    Санын жазып жіберіңіз. Шектеу болмаса, «-» жіберіңіз.
organise-too-long = Тым ұзын. { $limit } таңбаға дейін қысқартыңызшы.
organise-bad-moment = Күнін түсінбедім. Мысалы: 27.08.2027 10:00
organise-bad-number = Сан мына аралықта болуы керек: { $least }–{ $most }.
organise-nothing = жоқ
organise-summary = <b>{ organise-field }</b>
    { $value }

    Осылай сақтаймыз ба?
organise-save-button = Сақтау
organise-saved = Сақталды.
organise-taken = Бұдан көп орын алынып қойған. Санын азайтуға болмайды.
organise-card-button = Іс-шараға оралу
organise-issue-closed-already = Тіркелу аяқталатын уақыт өтіп кеткен.
organise-reopen-button = Тіркелуді қайта ашу
organise-delete-button = Жобаны өшіру
organise-deleted = Жоба өшірілді.
organise-will-tell = Telegram арқылы тіркелгендердің бәріне хабар барады: { $people }.
organise-by-hand = Telegram-сыз тіркелгендер: { $people }. Оларға өзіңіз хабарлаңыз.
organise-ask-hours = <b>{ organise-field }</b>
    Неше сағат сақталсын? 0 – орын бірден келесі адамдікі. Түнгі сағаттар есептелмейді.
organise-questions-button = Қатысушыдан не сұралады
organise-questions = <b>Қатысушыдан не сұраймыз?</b>
    Аты-жөні әрқашан сұралады. Түймені бір басқанда сұралады, екі басқанда жауап міндетті болады, үшінші басқанда сұралмайды.
organise-asked = { $state ->
        [off] ▫️
        [may] ☑️
       *[must] ❗
    }
organise-question-button = Өз сұрағыңызды қосу
organise-question-which = <b>Сұраққа қалай жауап беріледі?</b>
organise-question-type = { $type ->
        [text] Өз сөзімен жазады
        [choice] Дайын жауаптан таңдайды
        [number] Сан жазады
       *[yesno] Иә не жоқ дейді
    }
organise-question = <b>{ $language }</b>
    { $words }
organise-question-must = ❗ Жауап міндетті
organise-question-may = Жауап бермеуге де болады
organise-must-button = Жауап міндетті болсын
organise-may-button = Жауап міндетті болмасын
organise-unask-button = Бұл сұрақты алып тастау
organise-ask-question = <b>Сұрақты жазыңыз</b> ({ $language })
organise-ask-choices = Жауап нұсқаларын жазыңыз, әрқайсысын жаңа жолдан. Нұсқа саны: { $least }–{ $most }
organise-bad-choices = Нұсқалардың саны дұрыс емес немесе біреуі қайталанған.
organise-question-summary = { $words }

    Осылай сақтаймыз ба?
organise-issue-many-questions = Сұрақ тым көп. Біреуін алып тастап, қайта қосып көріңіз.
organise-ask-party = <b>{ organise-field }</b>
    Бір адам өзін қоса неше адамды тіркей алады? 1 – тек өзін.
organise-file-button = Файлдан жүктеу
organise-file-how = <b>Іс-шараларды файлдан жүктеу</b>
    Кестені (XLSX немесе CSV, 5 МБ-қа дейін) осы чатқа жіберіңіз. Алдымен не өзгеретінін көрсетемін, сіз растағанша ештеңе өзгермейді. Жаңа іс-шаралар жоба болып сақталады.
organise-file-wanted = Кесте салынған файл керек.
organise-imported = <b>Файл жүктелді</b>
    Жаңа жоба: { $added }
    Өзгергені: { $changed }
organise-publish-all-button = Бәрін жариялау: { $count }
organise-all-published = <b>Жарияланды: { $count }</b>
organise-not-published = Жоба болып қалғандары:
organise-problem-not-yours = Бұл сіздің аумағыңыз емес.
organise-problem-over = Іс-шара өтіп кетті немесе болмайды, оны өзгерту мүмкін емес.
organise-problem-taken = Бұдан көп орын алынып қойған, азайту мүмкін емес.
organise-problem-other-kind = Жарияланған іс-шараның түрі өзгермейді.
organise-problem-bad-moment = Уақыты дұрыс емес, былай жазыңыз: 2027-09-01 10:00.
organise-problem-twice = Мұндай іс-шара бұрыннан бар.
organise-problem-bad-id = Іс-шараның нөмірі дұрыс емес.
organise-problem-too-large = Файл тым үлкен, 5 МБ-тан аспауы керек.
organise-problem-unknown-format = Файл түрі танылмады: XLSX немесе CSV керек.
organise-sheet = Іс-шаралар
organise-column-id = Өз нөміріңіз немесе боттағы нөмірі. Өз нөміріңіз бір жердің ішінде ғана ескеріледі. Бос болса, іс-шара түрі, орны, атауы және басталуы бойынша танылады.
organise-column-kind = Түрі: forum, meeting, campaign, training, contest немесе сөзбен. Міндетті.
organise-column-title = Атауы. Кемінде бір тілде керек.
organise-column-description = Не туралы екені.
organise-column-kato = КАТО коды, 9 цифр: қай аумаққа арналған. Міндетті.
organise-column-venue = Қайда өтеді: ғимараты, залы.
organise-column-latitude = Ендік, мысалы 51.128.
organise-column-longitude = Бойлық, мысалы 71.43.
organise-column-starts-at = Басталуы, Алматы уақыты: 2027-09-01 10:00. Уақыт белдеуін де жазуға болады: 2027-09-01T10:00+05:00.
organise-column-ends-at = Аяқталуы, дәл солай жазылады.
organise-column-capacity = Орын саны. Бос болса, шектеусіз.
organise-column-signup-closes-at = Тіркелу қай уақытқа дейін.
organise-column-audience = Кімге арналған. Жалғыз audience бағанына да жазуға болады: тілі мәтіннен танылады.
organise-discreet = 🤫 Елеусіз іс-шара: тіркелгені тізімде көрінбейді, бөлісу түймесі жоқ, картада тек «Кездесу» деп жазылады, ал күнтізбеге өзі сұраса ғана қосылады.
organise-discreet-button = Елеусіз ету
organise-ordinary-button = Кәдімгідей ету
organise-picture = 🖼 Суреті бар
organise-ask-picture = <b>Суреті</b>
    Бір фото жіберіңіз: ол іс-шараның жоғарғы жағында көрінеді.
organise-no-picture-button = Суретсіз
organise-bad-picture = Бұл фото емес. Файл түрінде емес, фото түрінде жіберіңізші.
organise-past-button = Өткен іс-шаралар
organise-past-list = <b>Аумағыңызда өткен іс-шаралар</b>
organise-past-none = Аумағыңызда әлі іс-шара өтпепті.
organise-copy-button = Осындай тағы бірін жасау
organise-copied = ✅ Жаңа жоба дайын. Уақыты алға, аптаның дәл сол күніне жылжытылды. Тексеріп шығыңыз.
organise-ratings = ⭐ <b>Орташа баға: { $average }</b>
    Бағалағандар: { $count }
organise-words-button = Адамдар не жазды
organise-words-item = 💬 { $text }
organise-words = <b>Адамдар не жазды</b>
    Барлығы: { $total }. Аты-жөні көрсетілмейді, 47 сағаттың ішінде чаттан өшеді.
organise-words-none = Әзірге ешкім пікір жазған жоқ.
organise-certificate-button = Қатысқандарға сертификат не алғыс хат
organise-certificate = <b>Қатысқандарға не беріледі?</b>
    Келгені белгіленген адам оны іс-шара басталған соң оның бетінен суретпен алады. Мұны іс-шарадан кейін де таңдай аласыз.
organise-languages-button = Тілдер
organise-languages = <b>Іс-шара қай тілде өтеді?</b>
    Бірнешеуін белгілеуге болады.
organise-reminders-button = Еске салу
organise-reminders = <b>Келетіндерге қашан еске саламыз?</b>
    Бірнешеуін белгілеуге болады.
organise-reminder = { $hours ->
        [168] Бір апта бұрын
        [72] Үш күн бұрын
        [24] Бір күн бұрын
       *[2] Екі сағат бұрын
    }
organise-asked-list = <b>Қатысуға өтініш түскен іс-шаралар</b>
organise-asked-none = Жауап күтіп тұрған өтініш жоқ.
organise-list-button = Іс-шаралар тізімі
organise-file-will-tell = Тіркелгендердің бәріне хабар барады: { $people }.
