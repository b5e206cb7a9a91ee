menu-announcing = Хабарландыру жіберу

announce-what = <b>Хабарландыру не туралы?</b>
    Адамдар тақырып бойынша жазылады. Тақырып керек болмаса, содан ғана бас тартады.
announce-where = <b>Қай аумаққа?</b>
announce-list = <b>Хабарландырулар</b>
announce-none = Әзірге хабарландыру жоқ.
announce-new-button = Жаңа хабарландыру
announce-list-button = Барлық хабарландырулар
announce-untitled = Мәтінсіз
announce-campaign-button = Науқан
announce-campaign = <b>Науқаны:</b> { $name }
announce-which-campaign = <b>Қай науқанға жатады?</b>
announce-no-campaign-button = Науқансыз
announce-beginning = <b>{ $text }</b>
announce-status = { $status ->
        [draft] 📝 Жоба: әзірге тек сіз көресіз
        [scheduled] 🕓 Жіберілетін уақыты: { $moment }
        [missed] ⚠️ Белгіленген уақытта жіберілмеді ({ $moment }): бот жұмыс істемеді немесе бірдеңе өзгерді. Қазір жібересіз бе, әлде уақытын өзгертесіз бе?
       *[released] 📣 Жіберілді
    }
announce-topic = <b>Тақырыбы:</b> { $topic }
announce-audience = { $audience ->
        [members] Кеңес мүшелері
        [registered] Іс-шараға тіркелгендер
       *[subscribed] Тақырыпқа жазылғандар
    }
announce-to = <b>Кімге:</b> { announce-audience }
    <b>Аумағы:</b> { $place }
announce-guests = <b>Іс-шара:</b> { $title }
announce-only = <b>Тек мына тілдерді таңдағандарға:</b> { $languages }
announce-reach = <b>Жететін адам саны:</b> { $total }
    { $languages }
announce-region = { $region }: { $count }
announce-words = <b>Мәтіні:</b> { $languages }
announce-instead = { $language } тілінде мәтін жоқ, оның орнына: { $other }
announce-media = <b>Қосымша:</b> { $kind ->
        [photo] сурет
        [video] бейне
       *[document] файл
    }
announce-button = <b>Түйме:</b> { $label }. { $to }
announce-when = <b>Уақыты:</b> { $isSet ->
        [yes] { $moment }
       *[no] бірден
    }
announce-urgent = ⚡️ Шұғыл: таңды күтпейді, дыбыспен келеді
announce-once = Жеткені белгісіз болса, қайта жіберілмейді
announce-corrected = ✏️ Мәтінді өзгерттіңіз, бірақ адамдарда әлі ескі мәтін тұр.
announce-approved = ✅ Келіскен адам: { $name }
announce-not-approved = ❌ Келіспеген адам: { $name }. Өзгертіп, қайта сұраңыз.
announce-needs-review = 👥 Алатын адам 1 000-нан көп немесе өңір біреуден көп болса, екінші адамның келісімі керек.
announce-waits-review = 👥 Келісімі күтілуде: { $name }
announce-issue = { $kind ->
        [empty] Мәтіні жазылмаған.
        [event] Түйме апаратын іс-шараға тіркелу мүмкін емес: ол болмайды немесе өтіп кетті.
        [nobody] Бұл хабарландыру ешкімге бармайды: аумағын немесе кімге арналғанын өзгертіңіз.
        [long] Мәтін тым ұзын. Сурет немесе файл болса, 1024 таңбаға дейін жазуға болады.
       *[untranslated] Мәтін жазылмаған тіл: { $language }. Осы тілде оқитын адамдар бар.
    }
announce-file-button = Сурет, файл
announce-buttons-button = Түймелер
announce-to-button = Кімге
announce-topic-button = Тақырыбы
announce-when-button = Уақыты
announce-once-button = Екі рет жібермеу
announce-urgent-button = Шұғыл
announce-test-button = Өзіме сынақ
announce-share-button = WhatsApp пен QR
announce-hand-over-button = Әріптеске беру
announce-drop-button = Жобаны өшіру
announce-drop-yes-button = Иә, өшіру
announce-send-button = Жіберу →
announce-unschedule-button = Жібермеу
announce-correct-button = Барлығында түзету
announce-uncorrect-button = Өзгерісті алып тастау
announce-progress-button = Жіберілу барысы
announce-report-button = Есеп
announce-copy-button = Көшіріп, жаңасын жасау
announce-recall-button = Қайтарып алу
announce-back-button = Хабарландыруға оралу
announce-see-button = Қалай көрінетінін қарау
announce-drop-question = <b>Жоба өшірілсін бе?</b>
    Мұны кері қайтару мүмкін емес.
announce-dropped = Жоба өшірілді.
announce-asks-you = 👥 Сіздің келісіміңіз сұралып тұр
announce-author = <b>Авторы:</b> { $name }
announce-reached = <b>Алғандар мен алатындар:</b> { $total }
    { $languages }
announce-gone = Мұндай хабарландыру жоқ немесе ол өзгеріп кеткен.
announce-full = Түйме саны үштен аспайды. Алдымен біреуін алып тастаңыз.
announce-not-shown = ⚠️ Telegram бұл хабарды осы күйінде көрсетпейді: { $reason }
announce-unscheduled = Жіберілмейді: хабарландыру қайтадан жоба болды.
announce-ask-words = <b>{ $language }</b>
    Мәтінді осында жазыңыз: { $most } таңбаға дейін. Қалың, көлбеу жазу және сілтемелер сақталады.
announce-no-words-button = Бұл тілде мәтін жоқ
announce-no-text = Бұл мәтін емес. Хабарландыруды сөзбен жазып жіберіңіз.
announce-too-long = Мәтін тым ұзын: { $count } таңба. Ең көбі: { $most }.
announce-ask-file = Бір сурет, бейне немесе файл жіберіңіз. Онымен бірге мәтін { $most } таңбадан аспауы керек.
announce-no-file-button = Файлсыз
announce-bad-file = Бұл сурет те, бейне де, файл да емес.
announce-ask-when = <b>Қашан жіберілсін?</b>
    Мысалы: 1 желтоқсан 10:00. Адамдарға 21:00 мен 09:00 аралығында хабар бармайды: олар таңертең алады.
announce-now-button = Бірден
announce-tomorrow-button = Ертең 10:00
announce-bad-when = Бұл уақытты түсінбедім, немесе ол өтіп кеткен. Мысалы: 1 желтоқсан 10:00
announce-ask-link = Түйме ашатын сілтемені жіберіңіз, мысалы: https://ana.kz
announce-bad-link = Бұл сілтемеге ұқсамайды.
announce-ask-label = <b>Түймеде не жазылсын?</b>
    Үш тілде болса, үш жолға жазыңыз: қазақша, орысша, ағылшынша.
announce-bad-label = Ең көбі үш жол болады, әр жол { $most } таңбадан аспауы керек.
announce-not-saved = Өзгеріс әлі сақталған жоқ.
announce-saved = Сақталды.
announce-saved-schedule = Сақталды, бірақ енді белгіленген уақытта жіберілмейді: дайын болғанда қайта «Жіберу» түймесін басыңыз.
announce-saved-request = Сақталды. Өзгергендіктен, екінші адамнан қайта сұрау керек.
announce-which-buttons = <b>Хабарландырудың астындағы түймелер</b>
    Ең көбі – { $most }. Алып тастау үшін түйменің өзін басыңыз.
announce-add-event-button = ＋ Іс-шараға тіркелу
announce-add-help-button = ＋ Көмек табу
announce-add-link-button = ＋ Сілтеме
announce-which-event = <b>Қай іс-шараға тіркеледі?</b>
announce-whose-guests = <b>Қай іс-шараға тіркелгендерге?</b>
announce-no-events = Аумағыңызда алдағы іс-шара жоқ.
announce-place-button = Аумағы: { $place }
announce-in = <b>{ $place }</b>
    Хабарландыру кімге арналған болса, сол аумақты таңдаңыз:
announce-tested = Адамдар осылай көреді. Түймелер сынақта ештеңе өзгертпейді.
announce-check = <b>Жіберілсін бе?</b>
    Алатын адам саны: { $count }
announce-check-later = <b>Осы уақытқа қойылсын ба?</b>
    { $moment }
    Алатын адам саны: { $count }
announce-go-button = Иә, жіберу: { $count }
announce-schedule-button = Иә, уақытына қою: { $count }
announce-scheduled = 🕓 Жіберілетін уақыты: { $moment }
announce-write-button = Мәтін жазу: { $language }
announce-instead-button = { $language } орнына: { $other }
announce-ask-colleague = <b>Екінші адамның келісімі керек</b>
    Алатын адам саны: { $count }. Кімнен сұраймыз?
announce-waits-colleague = <b>Келісім күтілуде</b>
    Алатын адам саны: { $count }. Тағы бір әріптестен сұрай аласыз:
announce-no-colleague = Бұл аумақта келісім бере алатын басқа адам жоқ. Әріптесіңізді командаға шақырыңыз: /team
announce-asked = Әріптесіңізден сұралды. Жауап берген соң хабарлаймыз. Үнсіз қалса, ескертеміз, содан кейін тағы бір адамнан сұраймыз.
announce-agree-button = Келісемін, жіберілсін
announce-disagree-button = Келіспеймін
announce-agreed = Рақмет. Авторы енді жібере алады.
announce-disagreed = Жақсы, авторына айтамыз.
announce-has-changed = Сіз қарағаннан бері хабарландыру өзгерді. Дайын болғанда сізден қайта сұралады.
announce-hand-to = <b>Жобаны кімге бересіз?</b>
    Ол әрі қарай өзі жалғастырады.
announce-no-colleague-to-go-on = Бұл аумақта басқа үйлестіруші жоқ.
announce-handed-over = Жоба берілді.
announce-fix-question = <b>Мәтін барлық адамда ауыстырылсын ба?</b>
    Хабарды алғандардың чатында мәтін жаңарады. Кімде ауыстыру мүмкін болмағанын есептен көресіз.
announce-fix-yes-button = Иә, барлығында түзету
announce-recall-question = <b>Хабарландыру қайтарып алынсын ба?</b>
    Ол чаттардан өшіріледі. Жіберілгеніне 48 сағаттан асқан хабарды Telegram өшіртпейді: ондайлардың саны есепте болады. Сілтемемен ашылғаны да, оқып үлгергені де қалады.
announce-recall-yes-button = Иә, қайтарып алу
announce-share-text = Көшіріп алатын мәтін ({ $language }):
announce-qr = QR код: WhatsApp-қа немесе плакатқа. Оны сканерлеген адам хабарландыруды ботта ашады.
announce-qr-later = QR код: WhatsApp-қа немесе плакатқа. Ол хабарландыру жіберілгеннен кейін ашылады.
announce-report = <b>Хабарландыру есебі</b>
announce-report-line = { $column }: { $count }
announce-column = { $column ->
        [reason] Себебі
        [count] Саны
        [region] Өңір
        [language] Тіл
        [delivered] Жеткені
        [unreachable] Ботты бұғаттағандар
        [failed] Жетпегені
        [stopped] Жіберілмегені
        [unsure] Жеткені белгісіз
        [recalled] Қайтарып алынғаны
        [waiting] Кезекте
        [uncorrected] Ескі мәтін қалғандар
        [kept] Қайтарып алынбағаны
        [taps] Түймені басқандар
        [signups] Тіркелгендер
       *[stops] Бас тартқандар
    }
announce-reasons-sheet = Себептері
announce-report-parts = <b>Жеткені, тіл мен өңір бойынша</b>
announce-report-part = • { $column }: { $count }
announce-reasons = <b>Жетпеу себептері</b> (Telegram сөзімен)
announce-reason = • { $reason }: { $count }
announce-report-note = Сілтемені кім басқанын бот көрмейді: тек өз түймелері саналады.
announce-report-file-button = Excel файлы
announce-report-sheet = Есеп
announce-report-caption = Хабарландыру есебі
announce-total = Барлығы
help-announcing = • Аумағыңызға хабарландыру жібереді: /announce
command-announce = Хабарландыру жіберу
command-announcements = Хабарландырулар
announce-card-button = Хабарландыруды ашу
people-count = { $count }
people-few = 5-тен аз

run-title = <b>{ $state ->
        [refused] Тоқтады: Telegram мәтінді қабылдамады
        [paused] Кідіртілді
        [done] { $task ->
            [edit] Түзетілді
            [delete] Қайтарып алынды
           *[send] Жіберілді
        }
        [cancelled] Тоқтатылды
       *[running] { $task ->
            [edit] Түзетіліп жатыр
            [delete] Қайтарып алынып жатыр
           *[send] Жіберіліп жатыр
        }
    }</b>
run-done = { $task ->
        [edit] Түзетілгені
        [delete] Өшірілгені
       *[send] Жеткені
    }: { $done } / { $total }
run-left = Қалғаны: { $count }
run-unreachable = Ботты бұғаттағандар: { $count }
run-failed = Орындалмағаны: { $count }
run-stopped = Жіберілмей қалғаны: { $count }
run-unsure = Жеткені белгісіз: { $count }
run-waits = Таңды күтіп тұр. Жалғасуы: { $moment }
run-speed = Секундына: { $perSecond }. Қалған уақыт (минут): { $minutes }
run-pause-button = Кідірту
run-resume-button = Жалғастыру
run-cancel-button = Тоқтату
