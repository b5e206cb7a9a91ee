event-by-code = 🔑 Запись только для членов советов: нужен код, который сообщит ваш совет.
event-by-approval = ✋ Запись для членов советов: заявку рассмотрят организаторы.
event-request-button = Подать заявку
event-you-requested = ✋ <b>Заявка на рассмотрении: { $name }</b>
    О решении сообщим.
event-requested = ✋ <b>Заявка передана организаторам.</b>
    О решении сообщим.
event-refused = К сожалению, в этот раз организаторы не смогли вас принять.
event-released = Координатор освободил ваше место в делегации. Если есть вопросы, обратитесь в свой совет.
event-unrequest-question = Забрать заявку?
event-delegations = Часть мест отведена делегациям регионов. Имена тех, кто в листе ожидания, видит и координатор их региона.
event-ask-code = 🔑 <b>Какой код у членов советов?</b>
    Шесть знаков, его знает ваш совет.
event-code-bad = В коде шесть букв и цифр.
event-code-wrong = Этот код не подошёл. Проверьте его и попробуйте ещё раз.
event-code-tries = И этот код не подошёл. Уточните его в своём совете и попробуйте через час.
admission-button = Кто может записаться
admission-question = <b>Кто может записаться?</b>
admission-choice = { $admission ->
        [open] Все желающие
        [code] Члены советов по коду
       *[approval] Кого мы примем
    }
admission-line = Кто записывается: { admission-choice }
admission-code = Код для членов советов: <code>{ $code }</code>
    Передайте его советам.
admission-renew-button = Новый код
admission-requests = Заявки: { $count }
admission-requests-button = Заявки: { $count }
admission-list = <b>Заявки</b>
    Чтобы открыть заявку, нажмите её номер.
admission-none = Нерассмотренных заявок нет.
admission-request-line = { $number }. { $region }, человек: { $people }, { $moment }
admission-no-region = регион не указан
admission-request = <b>Заявка на участие</b>
    Регион: { $region }
    Придут: { $people }
admission-answer = { $label }: { $answer }
admission-name = Имя
admission-approve-button = Принять
admission-refuse-button = Не принимать
admission-approved = Заявка принята. Мы сообщим об этом.
admission-refused = Заявка не принята. Мы сообщим об этом.
admission-many = Для такой группы мест не хватит. Сначала увеличьте число мест.
admission-over = Мероприятие уже началось или не состоится.
quota-button = Места по регионам
quota-list = <b>Места по регионам</b>
    Чтобы изменить число мест, выберите регион.
quota-line = { $region }: мест { $seats }, занято { $used }
quota-row = { $region } – { $seats }
quota-ends = Незанятые места откроются для всех: { $moment }
quota-never = Незанятые места остаются за делегациями.
quota-end-button = До какого времени держать
quota-ask-seats = <b>{ $region }</b>
    Сколько мест отвести? 0 – ни одного.
quota-ask-end = Когда открыть незанятые места для всех? Напишите так: 27.08 10:00. Если никогда, пришлите «-».
quota-summary = <b>{ $region }</b>
    Отведено мест: { $seats }
quota-used = Делегатов уже больше. Сначала пусть делегация сократит свой список.
quota-full = Свободных мест не хватает. Отведённых и занятых мест вместе не может быть больше, чем всего.
quota-back-button = К местам по регионам
admission-back-button = Другие заявки
admission-refuse-question = <b>Отказать?</b>
    Заявка удалится, человеку об этом сообщат.
