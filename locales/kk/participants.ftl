participants-button = Қатысушылар ({ $count })
participants-head = <b>{ $title }</b>
    { $head ->
        [all] Барлық қатысушы: { $total }
        [confirmed] Тіркелгендер: { $total }
        [waiting] Орын күткендер: { $total }
       *[found] Табылғаны: { $total }
    }
participants-none = Мұнда әзірге ешкім жоқ.
participants-line = { $status ->
        [confirmed] ✅
        [offered] 🎟
       *[waitlisted] ⏳
    } { $number }. { $name }{ $role }{ $there ->
        [yes] {" "}✔️ келді
       *[no] {""}
    }
participants-filter = { $filter ->
        [confirmed] Тіркелгендер
        [waiting] Орын күткендер
       *[all] Барлығы
    }
participants-status = { $status ->
        [confirmed] Тіркелген
        [offered] Орын ұсынылды
        [waitlisted] Күту тізімінде
       *[cancelled] Бас тартты
    }
participants-search-button = Іздеу
participants-search-again-button = Қайта іздеу
participants-add-button = Қосу
participants-message-button = Хабарлама жазу
participants-mark-button = Келгенін белгілеу
participants-figures-button = Өңір мен рөл бойынша
participants-file-button = Файл түрінде
participants-list-button = Қатысушылар тізімі
participants-figures = <b>Тіркелгендер:</b> { $confirmed }
    Орын ұсынылған: { $offered }
    Күту тізімінде: { $waitlisted }
    Бас тартқан: { $cancelled }
    Келді: { $attended }
participants-regions = <b>Өңір бойынша</b>
participants-roles = <b>Рөл бойынша</b>
participants-count = { $name }: { $count }
participants-search-what = <b>Кімді іздейміз?</b>
    Атын, кодын немесе нөмірін жазыңыз.

participant-title = <b>{ $number }. { $name }</b>
participant-code = Кіру коды: <code>{ $code }</code>
participant-role = Рөлі: { $role }
participant-region = Өңірі: { $place }
participant-answer = { $label }: { $text }
participant-phone = Телефоны: { $phone }
participant-since = Тіркелген уақыты: { $moment }
participant-by-hand = Қолмен қосылған, Telegram арқылы хабар алмайды.
participant-attended = ✔️ Келді: { $moment }
participant-there-button = Келді деп белгілеу
participant-not-there-button = Келмеді деп белгілеу
participant-seat-button = Орын беру
participant-message-button = Өзіне жазу
participant-cancel-button = Тізімнен шығару
participant-cancel-question = <b>Тізімнен шығарасыз ба?</b>
    { $name }

    Орны күтіп тұрған келесі адамға беріледі. Telegram арқылы тіркелген болса, өзіне хабар барады.
participant-cancel-yes-button = Иә, шығару
participant-cancel-no-button = Жоқ, қалсын
participant-cancelled = Тізімнен шығарылды.
participant-full = Бос орын жоқ. Алдымен орын санын көбейтіңіз немесе біреудің орнын босатыңыз.
participants-over = Іс-шара басталып кетті немесе болмайды, тізім енді өзгермейді.

participants-add-what = <b>Telegram-сыз қатысушыны қосу</b>
    Атын жазыңыз немесе тізім жіберіңіз: әр жолда бір адам, { $limit } жолға дейін. Телефонын «;» белгісінен кейін жазуға болады:
    Айгүл Сәрсенова; +7 701 234 56 78
participants-add-none = Бірде-бір ат оқылмады. Әр жолға бір адамның атын жазыңыз.
participants-add-many = Бір жолы { $limit } жолдан артық болмауы керек. Бөліп жіберіңізші.
participants-add-one = <b>Қосайық па?</b>
    { $name }
participants-add-some = <b>Осы адамдарды қосайық па?</b>
    Саны: { $count }
participants-add-unread = ⚠️ Оқылмаған жолдар: { $lines }. Олар қосылмайды.
participants-add-known = ⚠️ Мына есімдер тізімде бар немесе екі рет жазылған: { $names }
participants-add-yes-button = Қосу
participants-added = Қосылды. Орын алғандар: { $seated }. Күту тізіміне жазылғандар: { $waiting }.

participants-mark-what = <b>Кім келді?</b>
    Кодтарын немесе тізімдегі нөмірлерін үтірмен не жаңа жолдан бөліп жіберіңіз. Бір жолғы шегі: { $limit }
participants-mark-summary = <b>Келді деп белгілейік пе?</b>
    Саны: { $count }
participants-mark-yes-button = Белгілеу
participants-marked = Келді деп белгіленгендер: { $count }.
participants-mark-unknown = ⚠️ Тіркелгендер арасынан табылмады: { $marks }

participants-message-whom = <b>Кімге жазасыз?</b>
participants-message-what = <b>Хабарламаңызды жазыңыз</b>
    { $limit } таңбаға дейін. Хабарлама іс-шара туралы мәліметтің үстінде көрсетіледі.
participants-message-summary = <b>Осылай жібереміз бе?</b>

    { $text }

    Алатын адам саны: { $people }
participants-message-sent = Жіберілді. Алатын адам саны: { $people }.
participants-message-many = Бір тәулікте { $limit } хабарламадан артық жіберуге болмайды. Ертең жалғастырыңызшы.
participants-message-nobody = Бұл тізімде Telegram арқылы тіркелген ешкім жоқ.

participants-file-what = <b>Қандай файл керек?</b>
    Файлда адамдардың деректері бар: оны басқаға бермеңіз. Чаттан ол 47 сағат ішінде өшіріледі.
participants-file-list-button = Толық тізім
participants-file-signatures-button = Қол қою парағы
participants-file-caption = Мұнда адамдардың деректері бар. Бұл хабар 47 сағат ішінде өшіріледі.
participants-file-sheet = Қатысушылар
participants-column = { $column ->
        [number] №
        [code] Коды
        [name] Аты-жөні
        [status] Күйі
        [role] Рөлі
        [region] Өңірі
        [phone] Телефоны
        [since] Тіркелген уақыты
        [attended] Келген уақыты
        [from] Өңірі, кеңесі
       *[signature] Қолы
    }
participant-certificate-caption = Telegram қолданбайтын қатысушыға басып шығарып беріңіз. Сурет чаттан 47 сағат ішінде өшеді.
