programme-button = Бағдарлама
programme-back-button = Бағдарламаға оралу
programme-list = <b>Бағдарлама</b>
    Орын алу немесе орнынан бас тарту үшін түймесін басыңыз. Жақындарыңызды да тіркесеңіз, орын бәріңізге бірге алынады.
programme-none = Бағдарлама әзірге жоқ.
programme-changed = ❗ <b>Бағдарлама өзгерді.</b> Уақыты мен залын қарап шығыңыз.
programme-gone = Бұл бағдарламаны тек тіркелгендер көреді немесе ол өзгеріп кеткен.
programme-edit = <b>Бағдарлама</b>
    Өзгерту үшін біреуін таңдаңыз:
programme-empty = <b>Бағдарлама</b>
    Әзірге бос. Алғашқысын қосыңыз.
session-add-button = Бағдарламаға қосу
session-back-button = Осы бөлімге оралу
session-title = <b>{ $title }</b>
session-for-all = Барлығына арналған, орын алу қажет емес
session-full = Бос орын қалмады
session-mine = ✅ Сіздің орныңыз бар
session-seats = Алынған орын: { $taken }, барлығы: { $count }
session-taken = ✅ <b>Сізге орын сақталды.</b>
session-given = Орын босатылды.
session-not-full = <b>Өкінішке қарай, бәріңізге жететін орын қалмады.</b>
session-not-over = <b>Ол басталып кетті, енді өзгертуге болмайды.</b>
session-clash = <b>Бұл уақытта сізде басқа орын бар:</b>
    { $titles }

    Оны босатып, мұнысын алайық па?
session-swap-button = Иә, ауыстыру
session-keep-button = Жоқ, қалдыру
session-gone = Мұндай бөлім жоқ немесе ол өзгеріп кеткен.
session-not-outside = ⚠️ Бөлім іс-шараның басталуы мен аяқталуының арасында болуы керек.
session-not-ends-early = ⚠️ Аяқталатын уақыты басталуынан кейін болуы керек.
session-ask-title = <b>Жаңа бөлім</b>
    Атауын жазыңыз. Басқа тілдердегі атауын кейін қосасыз.
session-ask-start = <b>Қашан басталады?</b>
    Күні мен уақытын былай жазыңыз: 27.08 10:00
session-ask-seats = <b>Неше орын бар?</b>
    Санын жазыңыз. Барлығына арналса, «-» жіберіңіз.
session-summary = <b>{ $title }</b>
    🗓 { $moment }
    Орын саны: { $seats }

    Бағдарламаға қосамыз ба?
session-delete-button = Бағдарламадан алып тастау
session-delete-question = <b>Алып тастаймыз ба?</b>
    Алынған орын: { $count }. Орын алғандардың бәріне хабар барады.
session-delete-yes-button = Иә, алып тастау
session-delete-no-button = Жоқ, қалсын
session-deleted = Бағдарламадан алынды.
attendance-button = Кім келді
attendance-list = <b>Кім келді</b>
    Келген адамның нөмірін басыңыз. Қайта бассаңыз, белгі алынады.
attendance-none = Әзірге ешкім орын алған жоқ.
attendance-line = { $there ->
        [yes] ✅
       *[no] ▫️
    } { $number }. { $name } · { $code }
