menu-directory = Анықтамалық

directory-home = <b>Анықтамалық</b>
    Аумағыңыздағы көмек орындары туралы мәліметтің дұрыстығына сіз жауаптысыз. Тексеретін мәлімет: { $stale }
directory-home-files = <b>Анықтамалық</b>
    Барлық көмек орындары туралы мәлімет. Тексеретін мәлімет: { $stale }
directory-find-button = Атауы бойынша табу
directory-find-again-button = Қайта іздеу
directory-browse-button = Аумақ бойынша қарау
directory-stale-button = Тексеру керек: { $count }
directory-import-button = Файлдан жүктеу
directory-template-button = Кесте үлгісі
directory-export-button = Файл түрінде алу
directory-figures-button = Кеңестер саны
directory-card-button = Мәліметке оралу
directory-gone = Мұндай мәлімет жоқ немесе ол өзгерген.
directory-saved = Сақталды.
directory-confirmed = Рақмет! Бүгін тексерілді деп белгіленді.

directory-find-what = Атауын немесе атауының бір бөлігін жазыңыз. Қай тілде жазсаңыз да болады.
directory-find-none = Аумағыңызда мұндай атау табылмады. Қысқарақ жазып көріңіз немесе аумақ бойынша қараңыз.
directory-found = <b>Табылғаны: { $total }</b>
    Көрсетілгені: { $shown }. Керегі жоқ болса, атауын толығырақ жазыңыз.
directory-which-territory = Қай аумақты қарайсыз?
directory-in = <b>{ $place }</b>
    Қай жердің мәліметін қарайсыз?
directory-list = <b>{ $place }</b>
    Барлығы: { $total }
directory-line = { $number }. <b>{ $name }</b>
    { $place }
    { $state }
directory-stale = { $total ->
        [0] Бәрі тексерілген. Рақмет!
       *[other] <b>Тексеру керек: { $total }</b>
            Бұл мәліметтер 180 күннен бері тексерілмеген. Қоңырау шалып біліңіз, бәрі дұрыс болса, «✓» түймесін басыңыз.
    }
directory-open-button = Ашу: { $number }
directory-sure-button = ✓ Бәрі дұрыс: { $number }
directory-checked = Тексерілген күні: { $day }
directory-checked-long-ago = Көптен тексерілмеген, соңғы рет: { $day }
directory-never-checked = Әлі тексерілмеген

directory-card = <b>{ $name }</b>
    { $state }
    № { $id }
directory-fact = <b>{ $fact }:</b> { $value }
directory-confirm-button = ✓ Бәрі дұрыс
directory-edit-button = Түзету
directory-close-button = Уақытша жабу
directory-reopen-button = Қайта ашу
directory-end-button = Біржола жабу
directory-end-question = <b>{ $name }</b>
    Біржола жабылды деп белгілейміз бе? Адамдарға бұдан былай көрсетілмейді. Кейін қайта ашуға болады.
directory-edit-what = <b>{ $name }</b>
    Нені түзетесіз?
directory-now = <b>{ $fact }</b>
    Қазір: { $value }
directory-nothing = жоқ
directory-yes = Иә
directory-no = Жоқ
directory-edit-summary = <b>{ $fact }</b>

    Бұрын: { $before }

    Енді: { $after }

    Осылай сақтаймыз ба?
directory-ask-language = Қай тілдегі мәтінді түзетесіз?
directory-ask-text = <b>{ $fact }</b> ({ $language })
    Жаңа мәтінді жазыңыз. Бос қалдыру үшін «-» белгісін жіберіңіз.
directory-ask-kind = Түрін таңдаңыз.
directory-ask-affiliation = Кеңес қайда құрылғанын таңдаңыз.
directory-ask-address-confidential = Бұл паналау орны ма? «Иә» десеңіз, мекенжайы мен картадағы орны өшіріледі, адамдарға тек қаласы мен телефоны көрсетіледі.
directory-ask-founded = Құрылған жылын жазыңыз, мысалы: 2018. Белгісіз болса, «-» жіберіңіз.
directory-ask-place = Елді мекеннің атын жазыңыз (аты бірдейлері болса, ауданымен бірге) немесе 9 таңбалы КАТО кодын жіберіңіз.
directory-ask-coordinates = Ендігі мен бойлығын жазыңыз, мысалы: 51.128, 71.43. Белгісіз болса, «-» жіберіңіз.
directory-ask-phones = Барлық телефонын жазыңыз, әрқайсысын жаңа жолдан. Жақшаға не үшін екенін жазуға болады: +7 701 … (WhatsApp). Телефоны жоқ болса, «-» жіберіңіз.
directory-ask-hours = Жұмыс уақытын былай жазыңыз: Mo-Fr 09:00-18:00; Sa 10:00-14:00. Тәулік бойы: 24/7. Белгісіз болса, «-» жіберіңіз.
directory-ask-languages = Қай тілдерде сөйлесетінін үтір арқылы жазыңыз, мысалы: kk, ru. Белгісіз болса, «-» жіберіңіз.
directory-ask-topics = Тақырыптарын нүктелі үтір арқылы жазыңыз. Жоқ болса, «-» жіберіңіз.
    Мыналарды жазуға болады: { $topics }
directory-ask-url = Сайтының адресін жазыңыз. Жоқ болса, «-» жіберіңіз.
directory-ask-source = Мәлімет қайдан алынғанын жазыңыз. Белгісіз болса, «-» жіберіңіз.
directory-which-place = { $code } – { $place }
directory-close-why = <b>{ $name }</b>
    Неге уақытша жабық? Қысқаша жазыңыз, мұны адамдар оқиды. Айтқыңыз келмесе, «-» жіберіңіз.
directory-close-until = Қай күні қайта ашылады? Былай жазыңыз: 01.09.2027. Әзірге белгісіз болса, «-» жіберіңіз.
directory-close-past = Бұл күн өтіп кеткен немесе бүгін. Ертеңнен бергі күнді жазыңыз.
directory-close-summary = <b>{ $name }</b>
    Уақытша жабық.
    Себебі: { $reason }
    Ашылатын күні: { $day }

    Осылай сақтаймыз ба?
directory-unknown-day = белгісіз

directory-field-name = Атауы
directory-field-kind = Түрі
directory-field-affiliation = Кеңестің құрылған жері
directory-field-founded = Құрылған жылы
directory-field-place = Орны
directory-field-address = Мекенжайы
directory-field-coordinates = Картадағы орны
directory-field-phones = Телефондары
directory-field-hours = Жұмыс уақыты
directory-field-languages = Тілдері
directory-field-topics = Тақырыптары
directory-field-eligibility = Кім келе алады
directory-field-cost = Ақысы
directory-field-accessibility = Қолжетімділігі
directory-field-notes = Қосымша
directory-field-url = Сайты
directory-field-address-confidential = Паналау орны
directory-field-source = Мәлімет көзі
directory-field-status = Күйі
directory-field-closed-reason = Жабылу себебі
directory-field-closed-until = Ашылатын күні
directory-field-assured-at = Тексерілген күні
directory-field-assured-by = Тексерген
directory-affiliation-territorial = Аумақтық
directory-affiliation-ethnocultural = Этномәдени бірлестіктегі
directory-affiliation-enterprise = Кәсіпорындағы
directory-status-active = Жұмыс істейді
directory-status-temporarily-closed = Уақытша жабық
directory-status-closed = Жабылған

directory-import-how = Анықтамалықты файл түрінде осы чатқа жіберіңіз: кесте (XLSX немесе CSV, 5 МБ-қа дейін) не HSDS 3.0 (JSON немесе ZIP, 20 МБ-қа дейін). Алдымен не өзгеретінін көрсетемін, сіз растағанша ештеңе өзгермейді.
directory-import-lost = Файлды ала алмадым. Қайта жіберіп көріңізші.
directory-import-cancelled = Тоқтатылды. Ештеңе өзгерген жоқ.
directory-import-done = Бұл файлдағының бәрі анықтамалықта бар. Жүктейтін ештеңе қалған жоқ.
directory-import-yes-button = Жүктеу
directory-imported = <b>Анықтамалық жаңартылды</b>
    Жаңа: { $added }
    Өзгерген: { $changed }
directory-preview = <b>Файл тексерілді, қатесі жоқ</b>
    Жүктесеңіз, мынадай болады:
directory-preview-nothing = <b>Файл тексерілді, қатесі жоқ</b>
    Өзгеретін ештеңе жоқ.
directory-preview-added = <b>Жаңа: { $count }</b>
directory-preview-changed = <b>Өзгереді: { $count }</b>
directory-preview-unchanged = <b>Өзгермейді: { $count }</b>
directory-preview-missing = <b>Файлда жоқ: { $count }</b> (анықтамалықта сол күйі қалады)
directory-preview-name = • { $name }
directory-preview-fields = • { $name } – { $fields }

directory-problems = <b>Файл қабылданбады, ештеңе өзгерген жоқ</b>
    Қателер: { $count }. Түзетіп, қайта жіберіңіз.
directory-problems-many = <b>Файл қабылданбады, ештеңе өзгерген жоқ</b>
    Қателер: { $count }. Алғашқылары төменде ({ $shown }), толық тізімі – келесі файлда.
directory-problem-of-file = • { $why }
directory-problem-of-line = • Жол { $line }: { $why }
directory-problem-of-cell = • Жол { $line }, { $column }: { $why }
directory-problems-sheet = Қателер
directory-problems-line = Жол
directory-problems-column = Баған
directory-problems-reason = Себебі
directory-problem-missing = Міндетті мәлімет жоқ.
directory-problem-too-long = Тым ұзын, қысқартыңыз.
directory-problem-unknown-word = Мұндай сөз тізімде жоқ.
directory-problem-unknown-place = Мұндай орын жіктеуіште жоқ немесе сіздің аумағыңызда емес.
directory-problem-ambiguous-place = Мұндай атау бірнеше жерде бар, ауданын не КАТО кодын жазыңыз.
directory-problem-bad-number = Сан дұрыс емес.
directory-problem-bad-date = Күн дұрыс емес, былай жазыңыз: 2027-09-01 немесе 01.09.2027.
directory-problem-bad-phone = Телефон нөмірі танылмады.
directory-problem-bad-hours = Жұмыс уақыты танылмады, былай жазыңыз: Mo-Fr 09:00-18:00.
directory-problem-bad-url = Сайт адресі танылмады.
directory-problem-bad-coordinates = Координаталар дұрыс емес.
directory-problem-confidential = Паналау орнының мекенжайы мен координаталары жазылмауы керек, өшіріп тастаңыз.
directory-problem-affiliation = Бұл тек кеңестер үшін көрсетіледі.
directory-problem-too-large = Файл тым үлкен: кесте 5 МБ-тан, HSDS файлы 20 МБ-тан аспауы керек.
directory-problem-too-many-rows = Жол тым көп, 20 000 жолдан аспауы керек.
directory-problem-too-many-columns = Баған тым көп.
directory-problem-empty = Файлда мәлімет жоқ.
directory-problem-unknown-format = Файл түрі танылмады: XLSX, CSV, JSON немесе ZIP керек.
directory-problem-broken-letters = Қазақ әріптерінің орнында «?» тұр, файлды UTF-8 немесе XLSX түрінде сақтаңыз.
directory-problem-unknown-column = Мұндай баған жоқ.
directory-problem-missing-column = Міндетті баған жоқ.
directory-problem-column-twice = Бұл баған екі рет тұр.
directory-problem-open-quote = Ашылған тырнақша жабылмаған.
directory-problem-twice = Мұндай мәлімет файлда не анықтамалықта бар.
directory-problem-bad-id = Мәліметтің нөмірі дұрыс емес.
directory-problem-demo = Бұл – байқауға арналған ойдан шығарылған мәлімет.
directory-problem-too-many-cells = Жолда бағаннан көп ұяшық бар.

directory-export-what = Қандай файл керек? XLSX және CSV – кесте, өзгертіп, қайта жүктеуге болады. HSDS 3.0 – басқа жүйелермен алмасуға арналған.
directory-export-xlsx = Кесте, XLSX
directory-export-csv = Кесте, CSV
directory-export-json = HSDS 3.0, JSON файлы
directory-export-zip = HSDS 3.0, ZIP кестелері
directory-export-large = Бұл файл Telegram үшін тым үлкен. Басқа түрін таңдаңыз.
directory-template-how = Үлгі кесте. Мысал жолы жүктелмейді, оны қалдыруға болады. Толтырып, осы чатқа жіберіңіз.
directory-sheet = Анықтамалық
directory-sheet-help = Түсіндірме
directory-sheet-column = Баған
directory-sheet-meaning = Мағынасы
directory-sheet-example = Мысал
directory-column-id = Өз нөміріңіз немесе UUID. Бос болса, түрі, орны және атауы бойынша танылады.
directory-column-kind = Түрі: коды немесе атауы. Міндетті.
directory-column-affiliation = Тек кеңестер үшін: territorial, ethnocultural немесе enterprise.
directory-column-founded = Құрылған жылы.
directory-column-name = Атауы. Кемінде бір тілде болуы керек.
directory-column-kato = КАТО коды, 9 таңба. Оның орнына region, district, settlement бағандарына атауларын жазуға болады.
directory-column-address = Мекенжайы. Паналау орны үшін бос болуы керек.
directory-column-address-confidential = Паналау орны болса – yes, әйтпесе – no.
directory-column-latitude = Ендігі, мысалы: 51.128.
directory-column-longitude = Бойлығы, мысалы: 71.43.
directory-column-phones = Телефондары, нүктелі үтірмен бөлінеді.
directory-column-hours = Жұмыс уақыты OpenStreetMap жазуымен, Алматы уақыты бойынша.
directory-column-languages = Сөйлесетін тілдері, нүктелі үтірмен бөлінеді.
directory-column-topics = Тақырыптары: кодтары немесе атаулары, нүктелі үтірмен бөлінеді.
directory-column-eligibility = Кім келе алады.
directory-column-cost = Ақысы.
directory-column-accessibility = Арбамен кіруге бола ма, лифт бар ма.
directory-column-notes = Тағы не білу керек.
directory-column-url = Сайты.
directory-column-status = Күйі: active, temporarily_closed немесе closed.
directory-column-closed-reason = Неге уақытша жабық.
directory-column-closed-until = Қайта ашылатын күні.
directory-column-assured-date = Мәлімет соңғы рет тексерілген күн.
directory-column-assurer = Кім тексерді: мекеме немесе электрондық пошта.
directory-column-source = Мәлімет қайдан алынды.

directory-figures-title = <b>Аналар кеңестері: { $total }</b>
directory-figures-levels = <b>Деңгейі бойынша</b>
directory-figures-regions = <b>Өңірі бойынша</b>
directory-figures-years = <b>Құрылған жылы бойынша</b>
directory-figures-line = { $name }: { $count }
directory-figures-no-year = белгісіз
directory-figures-file-button = Файл түрінде алу (CSV)
directory-figures-what = Бөлінісі
directory-figures-which = Мәні
directory-figures-count = Саны
directory-figures-level = Деңгейі
directory-figures-region = Өңірі
directory-figures-year = Құрылған жылы
directory-level-republic = Республикалық
directory-level-region = Облыс, республикалық маңызы бар қала
directory-level-district = Аудан, облыстық қала
directory-level-subdistrict = Ауылдық округ
directory-level-settlement = Ауыл, кент
directory-level-ethnocultural = Этномәдени бірлестіктегі
directory-level-enterprise = Кәсіпорындағы
