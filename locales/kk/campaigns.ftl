menu-campaigns = Науқандар
command-campaigns = Науқандар мен есептер
help-campaigns = • Науқан бойынша есеп беруге және қорытындысын көруге көмектеседі: /campaigns

campaign-list = <b>Науқандар</b>
campaign-none = Әзірге науқан жоқ.
campaign-new-button = Жаңа науқан
campaign-title = <b>{ $name }</b>
campaign-demo = Үлгі: науқан да, сандар да ойдан алынған.
campaign-status = { $status ->
        [open] 🟢 Есеп қабылданып жатыр
       *[closed] 🔒 Есеп қабылдау аяқталды
    }
campaign-from = Басталуы: { $day }
campaign-until = Аяқталуы: { $day }
campaign-territory = <b>{ $place }</b>
campaign-which = <b>Қай аумақты көргіңіз келеді?</b>
campaign-part-own = { $place } (тұтас аумақтың есебі)
campaign-events = Бот арқылы тіркелетін іс-шаралар: { $count }
campaign-announcements = Жіберілген хабарландырулар: { $count }
campaign-items-button = Іс-шаралар мен хабарландырулар
campaign-items-none = Мұнда іс-шара да, хабарландыру да жоқ.
campaign-item-sent = 📣 Жіберілген уақыты: { $moment }
campaign-reports = Есеп саны: { $count }
campaign-waiting = ⏳ Әзірге қосылмаған есептер: { $count }. Оларды алдымен жоғары тұрған аумақтың үйлестірушісі қарайды.
campaign-no-reports = Әзірге есеп түскен жоқ.
campaign-report-button = Есеп беру
campaign-reports-button = Барлық есептер: { $count }
campaign-parts-button = Аумақтар бойынша
campaign-file-button = Excel файлы
campaign-picture-button = Диаграмма суреті
campaign-edit-button = Науқанды өзгерту
campaign-close-button = Есеп қабылдауды тоқтату
campaign-open-button = Есеп қабылдауды жалғастыру
campaign-list-button = Науқандар тізімі
campaign-card-button = Науқанға оралу
campaign-gone = Мұндай науқан не есеп жоқ немесе ол өзгерген.
campaign-closed = Бұл науқан бойынша есеп қабылдау аяқталды.
campaign-in = <b>{ $place }</b>
    Қай жердің есебін бересіз?
campaign-edit = <b>Нені өзгертесіз?</b>
campaign-field = { $field ->
        [name] Атауы
        [startsOn] Басталатын күні
       *[endsOn] Аяқталатын күні
    }
campaign-ask-language = <b>Атауын қай тілде жазасыз?</b>
campaign-ask-name = <b>Науқан қалай аталады?</b> ({ $language })
    Атауын жазып жіберіңіз.
campaign-ask-day = <b>{ campaign-field }</b>
    Күнін былай жазыңыз: 27.08.2027. Белгісіз болса, «-» белгісін жіберіңіз.
campaign-bad-day = Күнін түсіну мүмкін болмады. Мысалы: 27.08.2027
campaign-summary = <b>{ campaign-field }</b>
    { $value }

    Осылай сақтаймыз ба?
campaign-backwards = Аяқталатын күні басталатын күнінен бұрын.
campaign-picture-what = <b>Диаграммада не көрсетілсін?</b>
campaign-picture-caption = <b>{ $name }</b>
    Бұл суретті хабарландыруға қосуға болады.
campaign-picture-place = { $place }, { $day }

campaign-event = Науқан: { $name }
campaign-event-button = Науқан таңдау
campaign-event-which = <b>Іс-шара қай науқанға жатады?</b>
campaign-event-none-button = Науқансыз
campaign-event-summary = Науқан: { $name }

    Осылай сақтаймыз ба?

local-report-count = { $count ->
        [events] Іс-шара
        [settlements] Елді мекен
        [participants] Қатысқан адам
        [families] Көмек алған отбасы
       *[tenge] Көмек сомасы
    }
local-report-count-line = { local-report-count }: { $value }
local-report-line = { $number }. <b>{ $place }</b>
    Іс-шара: { $events } · Адам: { $participants } · Отбасы: { $families } · { $tenge }
local-report-row = <b>{ $place }</b>
    Іс-шара: { $events } · Адам: { $participants } · Отбасы: { $families } · { $tenge }
local-report-row-none = <b>{ $place }</b>
    Есеп түскен жоқ
local-report-row-waits = <b>{ $place }</b>
    ⏳ Есебі әзірге қосылған жоқ
local-report-waits = ⏳ Әзірге қосылған жоқ
local-report-speaks = Өзі есеп бермейтін жерлермен бірге
local-report-own = Тек кеңестің өзі өткізгені
local-report-none = Бұл жердің есебі әлі жоқ.
local-report-updated = Сақталған уақыты: { $moment }
local-report-photos = Фото саны: { $count }
local-report-waiting = ⏳ Бұл есеп қорытындыға әзірге қосылған жоқ: оның сандары жоғары тұрған аумақтың есебінде болуы мүмкін. Сол аумақтың үйлестірушісі қараған соң қосылады.
local-report-below = <b>Осы аумақта есеп берген жерлер: { $count }</b>
    Олардың сандарын бот өзі қосады. Өз есебіңізге қайта жазбаңыз.
local-report-more = … тағы { $count }
local-report-pending = ⏳ <b>Мына есептер сіздікінен кейін келді</b>
    Олардың сандары сіздің есебіңізде бар ма? Жауап бергеніңізше олар қосылмайды.
local-report-pending-yes-button = Бар, есебімді түзету
local-report-pending-no-button = Жоқ, бөлек қосу
local-report-make-button = Осы жердің есебін беру
local-report-change-button = Есепті түзету
local-report-add-photos-button = Фото қосу
local-report-change-photos-button = Фотоны ауыстыру
local-report-photos-button = Фотоларды көру: { $count }
local-report-place-button = Осы жердің есебіне оралу
local-report-ask-scope = <b>Есепке не кіреді?</b>
    Әр іс-шара бір ғана есепте болуы керек. Өзі есеп берген ауылдың сандарын мұнда жазбаңыз: оларды бот өзі қосады.
local-report-ask-scope-places = Есеп берген жерлер: { $places }
local-report-ask = { $count ->
        [events] <b>Неше іс-шара өтті?</b>
        [settlements] <b>Олар неше елді мекенде өтті?</b>
        [participants] <b>Барлығы неше адам қатысты?</b>
        [families] <b>Неше отбасыға көмек көрсетілді?</b>
       *[tenge] <b>Көмек сомасы қанша теңге?</b>
    }
    Санын жазып жіберіңіз. Болмаса, 0 деп жазыңыз.
local-report-ask-without = Өзі есеп берген жерлерді қоспаңыз.
local-report-keep-button = Бұрынғысын қалдыру: { $value }
local-report-bad-number = Бүтін сан керек, ең көбі { $most }. Мысалы: 1 250
local-report-summary = Осылай сақтаймыз ба?
local-report-saved = ✅ Есебіңіз сақталды. Рақмет!
local-report-saved-waits = ✅ Есебіңіз сақталды. Рақмет!
    Жоғары тұрған аумақ ауылдар үшін есеп беріп қойған. Бір сан екі рет қосылмауы үшін есебіңіз сол аумақтың үйлестірушісі қараған соң қосылады.
local-report-changed = Осы арада есептер өзгерді. Қайта қарап шығыңызшы.
local-report-ask-photos = <b>Фото жіберіңіз</b>
    Ең көбі { $most } фото, тек ондағы адамдардың келісімімен.
local-report-ask-other-photos = Қазіргі фото саны: { $count }. Жаңалары солардың орнына сақталады.
local-report-ask-more-photos = Қабылданған фото: { $count }. Тағы біреуін жіберіңіз не аяқтаңыз.
local-report-bad-photo = Бұл фото емес. Файл түрінде емес, фото түрінде жіберіңізші.
local-report-photos-done-button = Дайын, сақтау
local-report-photos-none-button = Фотосыз қалдыру
local-report-photos-keep-button = Бұрынғы фотоларды қалдыру
local-report-photos-remove-button = Фотоларды өшіру
local-report-photos-kept = Ештеңе өзгерген жоқ. Фото саны: { $count }
local-report-photos-saved = ✅ Сақталды. Фото саны: { $count }

local-report-sheet = { $sheet ->
        [totals] Қорытынды
       *[reports] Есептер
    }
local-report-column = { $column ->
        [place] Жері
        [code] КАТО коды
        [events] Іс-шара
        [settlements] Елді мекен
        [participants] Қатысқан адам
        [families] Көмек алған отбасы
        [tenge] Көмек, теңге
        [reports] Есеп саны
        [speaks] Есеп бермейтін жерлермен бірге
        [counts] Қорытындыға қосылған
       *[updated] Сақталған уақыты
    }
local-report-total = Барлығы
local-report-yes-no = { $value ->
        [yes] иә
       *[no] жоқ
    }
