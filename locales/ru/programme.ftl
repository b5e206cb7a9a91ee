programme-button = Программа
programme-back-button = К программе
programme-list = <b>Программа</b>
    Чтобы занять место или освободить его, нажмите на кнопку. Если вы записали и близких, место занимается сразу для всех.
programme-none = Программы пока нет.
programme-changed = ❗ <b>Программа изменилась.</b> Проверьте время и зал.
programme-gone = Эту программу видят только те, кто записан, или она изменилась.
programme-edit = <b>Программа</b>
    Чтобы изменить, выберите пункт:
programme-empty = <b>Программа</b>
    Пока пусто. Добавьте первый пункт.
session-add-button = Добавить в программу
session-back-button = К этому пункту
session-title = <b>{ $title }</b>
session-for-all = Для всех, место занимать не нужно
session-full = Свободных мест нет
session-mine = ✅ У вас есть место
session-seats = Занято мест: { $taken }, всего: { $count }
session-taken = ✅ <b>Место за вами.</b>
session-given = Место освобождено.
session-not-full = <b>К сожалению, мест на всех вас уже не хватает.</b>
session-not-over = <b>Уже началось, изменить ничего нельзя.</b>
session-clash = <b>В это время у вас есть другое место:</b>
    { $titles }

    Освободить его и занять это?
session-swap-button = Да, поменять
session-keep-button = Нет, оставить
session-gone = Такого пункта нет, или он изменился.
session-not-outside = ⚠️ Пункт программы должен быть между началом и окончанием мероприятия.
session-not-ends-early = ⚠️ Окончание должно быть позже начала.
session-ask-title = <b>Новый пункт программы</b>
    Напишите название. На других языках его можно добавить потом.
session-ask-start = <b>Когда начало?</b>
    Напишите день и время так: 27.08 10:00
session-ask-seats = <b>Сколько мест?</b>
    Напишите число. Если это для всех, пришлите «-».
session-summary = <b>{ $title }</b>
    🗓 { $moment }
    Число мест: { $seats }

    Добавить в программу?
session-delete-button = Убрать из программы
session-delete-question = <b>Убрать из программы?</b>
    Занято мест: { $count }. Все, кто занял место, получат сообщение.
session-delete-yes-button = Да, убрать
session-delete-no-button = Нет, оставить
session-deleted = Убрано из программы.
attendance-button = Кто был
attendance-list = <b>Кто был</b>
    Нажмите на номер того, кто здесь. Второе нажатие снимет отметку.
attendance-none = Пока места никто не занял.
attendance-line = { $there ->
        [yes] ✅
       *[no] ▫️
    } { $number }. { $name } · { $code }
