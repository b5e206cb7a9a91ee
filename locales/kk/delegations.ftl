delegation-button = Біздің делегация
delegation-which = <b>Қай өңірдің делегациясы?</b>
delegation-title = <b>{ $event }</b>
    Өңір делегациясы: { $region }
    Орын саны: { $seats }
    Алынғаны: { $used }
delegation-ends = Алынбаған орындар бәріне ашылатын уақыт: { $moment }
delegation-closed = Бұл делегацияға енді орын сақталмайды.
delegation-none = Әзірге делегат жоқ.
delegation-line = { $number }. { $account ->
        [yes] Telegram арқылы
       *[no] Аты-жөнімен қосылған
    }, { $moment }
delegation-name-button = Аты-жөнімен қосу
delegation-link-button = Сілтеме беру
delegation-candidates-button = Күтіп тұрғандардан алу
delegation-candidates = <b>Өңірден орын күтіп тұрғандар</b>
    { $region }
delegation-candidates-none = Бұл өңірден әзірге ешкім күтіп тұрған жоқ.
delegation-candidate-line = { $number }. { $status ->
        [requested] Өтініш берген
       *[waitlisted] Күту тізімінде
    }, { $people } адам, { $moment }
delegation-back-button = Делегацияға оралу
delegation-gone = Мұндай делегация жоқ немесе ол өзгеріп кеткен.
delegation-full = Делегацияда бос орын қалмады. Алдымен біреуін шығарыңыз.
delegation-over = Бұл делегацияға енді орын сақталмайды.
delegate-card = <b>{ $name }</b>
    Өңір делегациясы: { $region }
delegate-code = Кіру коды: <code>{ $code }</code>
delegate-phone = Телефоны: { $phone }
delegate-candidate-card = <b>{ $name }</b>
    Өңірі: { $region }
    Келетіндер: { $people }
delegate-take-button = Делегацияға алу
delegate-taken = Делегацияға алынды. Өзіне хабар барады.
delegate-off-button = Делегациядан шығару
delegate-off-question = <b>Делегациядан шығарамыз ба?</b>
    Орны делегацияға қайтады. Telegram арқылы тіркелген болса, өзіне хабар барады.
delegate-off-yes-button = Иә, шығару
delegate-off = Делегациядан шығарылды.
delegate-ask-name = <b>Делегаттың аты-жөні қандай?</b>
delegate-ask-phone = Телефонын жазыңыз. Керек болмаса, өткізіп жіберіңіз.
delegate-skip-button = Өткізіп жіберу
delegate-summary = <b>Делегат: { $name }</b>
    Алдымен өзінен келісімін алыңыз. Мұны іс-шараны ұйымдастырушылар, өңір үйлестірушісі мен хатшылық көреді. Іс-шарадан кейін бір жыл өткен соң өшеді.
delegate-add-button = Қосу
delegate-added = Делегат қосылды. Кіру кодын тізімнен көріп, өзіне айтыңыз.
delegate-link-made = Келесі хабарды делегатқа жіберіңіз. Сілтемені бір адам ғана қолдана алады.
delegate-link = <b>{ $event }</b>
    Сізді { $region } делегациясына шақырамыз:
    { $link }

    Сілтеме мына уақытқа дейін жарамды: { $until }
delegate-invited = <b>{ $event }</b>
    🗓 { $moment }

    Сізді { $region } делегациясына шақырады.
delegate-join-button = Орынды алу
delegate-join-name = <b>Аты-жөніңіз қандай?</b>
    Бір сөз де жетеді.
delegate-join-summary = <b>Делегацияға қосылайық па?</b>
    { $event }
    Келетін адам: { $name }

    Мұны іс-шараны ұйымдастырушылар, өңір үйлестірушісі мен хатшылық көреді. Іс-шарадан кейін бір жыл өткен соң өшеді.
delegate-join-agree-button = Келісіп, қосылу
delegate-joined = ✅ <b>Орын сіздікі.</b>
    Кіру коды іс-шараның бетінде тұр.
delegate-link-gone = Бұл сілтеме енді жарамайды. Үйлестірушіден жаңасын сұраңыз.
delegate-link-full = Делегацияда бос орын қалмаған. Үйлестірушіге хабарласыңыз.
delegate-link-over = Бұл делегацияға енді орын сақталмайды.
