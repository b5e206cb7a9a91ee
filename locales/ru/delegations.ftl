delegation-button = Наша делегация
delegation-which = <b>Делегация какого региона?</b>
delegation-title = <b>{ $event }</b>
    Делегация региона: { $region }
    Мест: { $seats }
    Занято: { $used }
delegation-ends = Незанятые места откроются для всех: { $moment }
delegation-closed = За этой делегацией больше не держим мест.
delegation-none = Делегатов пока нет.
delegation-line = { $number }. { $account ->
        [yes] Через Telegram
       *[no] По имени
    }, { $moment }
delegation-name-button = Добавить по имени
delegation-link-button = Дать ссылку
delegation-candidates-button = Взять из тех, кто ждёт
delegation-candidates = <b>Кто из региона ждёт места</b>
    { $region }
delegation-candidates-none = Из этого региона пока никто не ждёт.
delegation-candidate-line = { $number }. { $status ->
        [requested] Подана заявка
       *[waitlisted] В листе ожидания
    }, человек: { $people }, { $moment }
delegation-back-button = К делегации
delegation-gone = Такой делегации нет, или она изменилась.
delegation-full = В делегации нет свободных мест. Сначала освободите одно.
delegation-over = За этой делегацией больше не держим мест.
delegate-card = <b>{ $name }</b>
    Делегация региона: { $region }
delegate-code = Код для входа: <code>{ $code }</code>
delegate-phone = Телефон: { $phone }
delegate-candidate-card = <b>{ $name }</b>
    Регион: { $region }
    Придут: { $people }
delegate-take-button = Взять в делегацию
delegate-taken = Теперь в делегации. Мы сообщим об этом.
delegate-off-button = Вывести из делегации
delegate-off-question = <b>Вывести из делегации?</b>
    Место вернётся делегации. Если запись была через Telegram, мы сообщим об этом.
delegate-off-yes-button = Да, вывести
delegate-off = Больше не в делегации.
delegate-ask-name = <b>Как зовут делегата?</b>
delegate-ask-phone = Напишите телефон. Если не нужен, пропустите.
delegate-skip-button = Пропустить
delegate-summary = <b>Делегат: { $name }</b>
    Сначала заручитесь согласием. Это увидят организаторы мероприятия, координатор региона и секретариат. Через год после мероприятия запись удалится.
delegate-add-button = Добавить
delegate-added = Делегат в списке. Код для входа видно там же, передайте его.
delegate-link-made = Перешлите делегату следующее сообщение. Ссылкой может воспользоваться только один человек.
delegate-link = <b>{ $event }</b>
    Приглашаем вас в делегацию: { $region }
    { $link }

    Ссылка действует до: { $until }
delegate-invited = <b>{ $event }</b>
    🗓 { $moment }

    Вас приглашают в делегацию: { $region }
delegate-join-button = Занять место
delegate-join-name = <b>Как вас зовут?</b>
    Хватит и одного слова.
delegate-join-summary = <b>Записать вас в делегацию?</b>
    { $event }
    Кто придёт: { $name }

    Это увидят организаторы мероприятия, координатор региона и секретариат. Через год после мероприятия запись удалится.
delegate-join-agree-button = Согласиться и записаться
delegate-joined = ✅ <b>Место ваше.</b>
    Код для входа – на странице мероприятия.
delegate-link-gone = Эта ссылка больше не действует. Попросите у координатора новую.
delegate-link-full = В делегации не осталось мест. Обратитесь к координатору.
delegate-link-over = За этой делегацией больше не держим мест.
