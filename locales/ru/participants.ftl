participants-button = Участники ({ $count })
participants-head = <b>{ $title }</b>
    { $head ->
        [all] Все участники: { $total }
        [confirmed] Записаны: { $total }
        [waiting] Ждут места: { $total }
       *[found] Найдено: { $total }
    }
participants-none = Здесь пока никого нет.
participants-line = { $status ->
        [confirmed] ✅
        [offered] 🎟
       *[waitlisted] ⏳
    } { $number }. { $name }{ $role }{ $there ->
        [yes] {" "}✔️ на месте
       *[no] {""}
    }
participants-filter = { $filter ->
        [confirmed] Записаны
        [waiting] Ждут места
       *[all] Все
    }
participants-status = { $status ->
        [confirmed] Есть место
        [offered] Предложено место
        [waitlisted] В листе ожидания
       *[cancelled] Отказ
    }
participants-search-button = Найти
participants-search-again-button = Искать снова
participants-add-button = Добавить
participants-message-button = Написать
participants-mark-button = Отметить, кто был
participants-figures-button = По регионам и ролям
participants-file-button = Файлом
participants-list-button = К списку участников
participants-figures = <b>Записаны:</b> { $confirmed }
    Предложено место: { $offered }
    В листе ожидания: { $waitlisted }
    Отказались: { $cancelled }
    Были: { $attended }
participants-regions = <b>По регионам</b>
participants-roles = <b>По ролям</b>
participants-count = { $name }: { $count }
participants-search-what = <b>Кого найти?</b>
    Напишите имя, код или номер.

participant-title = <b>{ $number }. { $name }</b>
participant-code = Код для входа: <code>{ $code }</code>
participant-role = Роль: { $role }
participant-region = Регион: { $place }
participant-answer = { $label }: { $text }
participant-phone = Телефон: { $phone }
participant-since = Время записи: { $moment }
participant-by-hand = Добавлено вручную: сообщения в Telegram не придут.
participant-attended = ✔️ На месте: { $moment }
participant-there-button = Отметить: на месте
participant-not-there-button = Отметить: не было
participant-seat-button = Дать место
participant-message-button = Написать лично
participant-cancel-button = Убрать из списка
participant-cancel-question = <b>Убрать из списка?</b>
    { $name }

    Место получит следующий, кто ждёт. Кто записался через Telegram, получит сообщение.
participant-cancel-yes-button = Да, убрать
participant-cancel-no-button = Нет, оставить
participant-cancelled = Убрано из списка.
participant-full = Свободных мест нет. Сначала добавьте мест или освободите чьё-то место.
participants-over = Мероприятие уже началось или не состоится, список больше не меняется.

participants-add-what = <b>Добавить участников без Telegram</b>
    Напишите имя или пришлите список: по одному человеку в строке, до { $limit } строк. Телефон можно указать после «;»:
    Айгүл Сәрсенова; +7 701 234 56 78
participants-add-none = Не получилось прочитать ни одного имени. Напишите по одному имени в строке.
participants-add-many = За один раз – не больше { $limit } строк. Пришлите по частям, пожалуйста.
participants-add-one = <b>Добавить?</b>
    { $name }
participants-add-some = <b>Добавить этих людей?</b>
    Всего: { $count }
participants-add-unread = ⚠️ Не прочитаны строки: { $lines }. Они не будут добавлены.
participants-add-known = ⚠️ Эти имена уже есть в списке или написаны дважды: { $names }
participants-add-yes-button = Добавить
participants-added = Добавлено. С местом: { $seated }. В листе ожидания: { $waiting }.

participants-mark-what = <b>Кто был?</b>
    Пришлите коды или номера из списка через пробел, до { $limit }.
participants-mark-summary = <b>Отметить, что были?</b>
    Всего: { $count }
participants-mark-yes-button = Отметить
participants-marked = Отмечены на месте: { $count }.
participants-mark-unknown = ⚠️ Среди записанных не найдены: { $marks }

participants-message-whom = <b>Кому написать?</b>
participants-message-what = <b>Напишите сообщение</b>
    До { $limit } знаков. Его увидят над карточкой мероприятия.
participants-message-summary = <b>Отправить так?</b>

    { $text }

    Получат: { $people }
participants-message-sent = Отправлено. Получат: { $people }.
participants-message-many = За сутки можно отправить не больше { $limit } сообщений. Продолжите, пожалуйста, завтра.
participants-message-nobody = Среди них никто не записан через Telegram.

participants-file-what = <b>Какой файл нужен?</b>
    В файле данные людей: не передавайте его другим. Из чата он удалится в течение 47 часов.
participants-file-list-button = Полный список
participants-file-signatures-button = Лист для подписей
participants-file-caption = Здесь данные людей. Это сообщение удалится в течение 47 часов.
participants-file-sheet = Участники
participants-column = { $column ->
        [number] № п/п
        [code] Код
        [name] Имя
        [status] Статус
        [role] Роль
        [region] Регион
        [phone] Телефон
        [since] Время записи
        [attended] На месте
        [from] Регион, совет
       *[signature] Подпись
    }
participant-certificate-caption = Распечатайте для тех, у кого нет Telegram. Картинка исчезнет из чата в течение 47 часов.
