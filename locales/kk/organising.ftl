menu-organising = Іс-шара өткізу

organise-field = { $field ->
        [title] Атауы
        [venue] Өтетін жері
        [audience] Кімге арналған
        [description] Сипаттамасы
        [startsAt] Басталуы
        [endsAt] Аяқталуы
        [signupClosesAt] Тіркелудің аяқталуы
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
    Тіркелгендер мен күтіп жүргендердің бәріне хабар барады: { $people }. Мұны кері қайтару мүмкін емес.
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
organise-bad-number = 0 мен { $most } аралығындағы сан керек.
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
organise-will-tell = Тіркелгендердің бәріне хабар барады: { $people }.
organise-ask-hours = <b>{ organise-field }</b>
    Неше сағат сақталсын? 0 – орын бірден келесі адамдікі. Түнгі сағаттар есептелмейді.
