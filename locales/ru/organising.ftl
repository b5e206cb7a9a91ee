menu-organising = Провести мероприятие

organise-field = { $field ->
        [kind] Вид
        [place] Территория
        [coordinates] Точка на карте
        [title] Название
        [venue] Место проведения
        [audience] Для кого
        [description] Описание
        [picture] Картинка
        [startsAt] Начало
        [endsAt] Окончание
        [signupClosesAt] Запись до
        [partyLimit] Сколько человек записывает один
        [offerHours] Держать свободное место (часов)
       *[capacity] Число мест
    }
organise-list = <b>Мероприятия на вашей территории</b>
organise-none = На вашей территории ничего не запланировано.
organise-new-button = Новое мероприятие
organise-what = <b>Что вы проводите?</b>
organise-where = <b>Для какой территории?</b>
organise-in = <b>{ $place }</b>
    Выберите территорию, для которой оно проводится:
organise-status = { $status ->
        [draft] 📝 Черновик: пока видят только организаторы
        [published] 🟢 Опубликовано
        [closed] 🔒 Запись закрыта
        [finished] Прошло
       *[cancelled] Не состоится
    }
organise-unlimited = Число мест: без ограничений
organise-capacity = Число мест: { $count }
organise-offer = Держим свободное место (часов): { $hours }
organise-counts = <b>Записаны:</b> { $confirmed }
    Предложено место: { $offered }
    В листе ожидания: { $waitlisted }
    Отказались: { $cancelled }
    Пришли: { $attended }
organise-missing = Нет названия на языках: { $languages }
organise-issue-no-title = Нет названия.
organise-issue-no-start = Не указано начало.
organise-issue-past = Время начала уже прошло.
organise-issue-ends-early = Конец стоит раньше начала.
organise-issue-closes-late = Запись закрывается после начала.
organise-publish-button = Опубликовать
organise-edit-button = Изменить
organise-close-button = Закрыть запись
organise-cancel-button = Отменить мероприятие
organise-cancel-question = <b>Мероприятие не состоится?</b>
    Вернуть будет нельзя.
organise-cancel-yes-button = Да, не состоится
organise-cancel-no-button = Нет, состоится
organise-gone = Такого мероприятия нет, или оно изменилось.
organise-edit = <b>Что изменить?</b>
organise-ask-language = <b>{ organise-field }</b>
    На каком языке?
organise-ask-text = <b>{ organise-field }</b> ({ $language })
    Пришлите текст. Чтобы убрать его, пришлите «-».
organise-ask-moment = <b>{ organise-field }</b>
    Напишите день и время так: 27.08 10:00. Чтобы убрать, пришлите «-».
organise-ask-number = <b>{ organise-field }</b>
    Пришлите число. Без ограничений – «-».
organise-too-long = Слишком длинно. Сократите, пожалуйста, до { $limit } знаков.
organise-bad-moment = Не получилось понять дату. Например: 27.08.2027 10:00
organise-bad-number = Нужно число от { $least } до { $most }.
organise-nothing = нет
organise-summary = <b>{ organise-field }</b>
    { $value }

    Сохранить так?
organise-save-button = Сохранить
organise-saved = Сохранено.
organise-taken = Занято больше мест. Меньше сделать нельзя.
organise-card-button = К мероприятию
organise-issue-closed-already = Время окончания записи уже прошло.
organise-reopen-button = Снова открыть запись
organise-delete-button = Удалить черновик
organise-deleted = Черновик удалён.
organise-will-tell = Сообщение получат все, кто записан через Telegram: { $people }.
organise-by-hand = Записаны без Telegram: { $people }. Сообщите им сами.
organise-ask-hours = <b>{ organise-field }</b>
    Сколько часов держать? 0 – место сразу достаётся следующему. Ночные часы не считаются.
organise-questions-button = Что спросить у участников
organise-questions = <b>О чём спросить участников?</b>
    Имя спрашиваем всегда. Одно нажатие: спрашиваем. Два: ответ обязателен. Третье: не спрашиваем.
organise-asked = { $state ->
        [off] ◻️
        [may] ☑️
       *[must] ❗️
    }
organise-question-button = Добавить свой вопрос
organise-question-which = <b>Как на него отвечают?</b>
organise-question-type = { $type ->
        [text] Своими словами
        [choice] Выбирают из готового
        [number] Числом
       *[yesno] Да или нет
    }
organise-question = <b>{ $language }</b>
    { $words }
organise-question-must = ❗ Ответ обязателен
organise-question-may = Можно не отвечать
organise-must-button = Сделать ответ обязательным
organise-may-button = Сделать ответ необязательным
organise-unask-button = Убрать этот вопрос
organise-ask-question = <b>Напишите вопрос</b> ({ $language })
organise-ask-choices = Напишите варианты ответа, каждый с новой строки. Сколько их может быть: { $least }–{ $most }
organise-bad-choices = Вариантов не столько, сколько нужно, или один повторяется.
organise-question-summary = { $words }

    Сохранить так?
organise-issue-many-questions = Вопросов слишком много. Уберите один и попробуйте снова.
organise-ask-party = <b>{ organise-field }</b>
    Сколько человек может записать один участник, считая себя? 1: только себя.
organise-file-button = Из файла
organise-file-how = <b>Мероприятия из файла</b>
    Отправьте таблицу (XLSX или CSV, до 5 МБ) в этот чат. Сначала покажу, что изменится; без подтверждения ничего не меняется. Новые мероприятия станут черновиками.
organise-file-wanted = Нужен файл с таблицей.
organise-imported = <b>Файл загружен</b>
    Новых черновиков: { $added }
    Изменено: { $changed }
organise-publish-all-button = Опубликовать все: { $count }
organise-all-published = <b>Опубликовано: { $count }</b>
organise-not-published = Остались черновиками:
organise-problem-not-yours = Это не ваша территория.
organise-problem-over = Мероприятие уже прошло или отменено, изменить его нельзя.
organise-problem-taken = Занято больше мест, меньше сделать нельзя.
organise-problem-other-kind = Вид опубликованного мероприятия не меняется.
organise-problem-bad-moment = Неверное время, напишите так: 2027-09-01 10:00.
organise-problem-twice = Такое мероприятие уже есть.
organise-problem-bad-id = Неверный номер мероприятия.
organise-problem-too-large = Файл слишком большой, можно до 5 МБ.
organise-problem-unknown-format = Формат файла не распознан: нужен XLSX или CSV.
organise-sheet = Мероприятия
organise-column-id = Ваш собственный номер или номер из бота. Свой номер действует в пределах места. Если пусто, мероприятие узнаётся по виду, месту, названию и началу.
organise-column-kind = Вид: forum, meeting, campaign, training, contest или то же словами. Обязательно.
organise-column-title = Название. Нужно хотя бы на одном языке.
organise-column-description = О чём мероприятие.
organise-column-kato = Код КАТО, 9 цифр: для какой территории. Обязательно.
organise-column-venue = Где пройдёт: здание, зал.
organise-column-latitude = Широта, например 51.128.
organise-column-longitude = Долгота, например 71.43.
organise-column-starts-at = Начало по времени Алматы: 2027-09-01 10:00. Можно со сдвигом: 2027-09-01T10:00+05:00.
organise-column-ends-at = Окончание, так же.
organise-column-capacity = Число мест. Если пусто, без ограничений.
organise-column-signup-closes-at = До какого времени идёт запись.
organise-column-audience = Для кого. Можно одним столбцом audience: язык узнаётся по тексту.
organise-discreet = 🤫 Неприметное мероприятие: в списке не видно, кто записан, кнопки «Поделиться» нет, на карте написано только «Встреча», а в календарь оно попадёт лишь по просьбе.
organise-discreet-button = Сделать неприметным
organise-ordinary-button = Сделать обычным
organise-picture = 🖼 С картинкой
organise-ask-picture = <b>Картинка</b>
    Пришлите одно фото: оно будет над мероприятием.
organise-no-picture-button = Без картинки
organise-bad-picture = Это не фото. Пришлите его, пожалуйста, как фото, а не файлом.
organise-past-button = Прошедшие мероприятия
organise-past-list = <b>Прошедшие мероприятия вашей территории</b>
organise-past-none = На вашей территории ещё ничего не проводилось.
organise-copy-button = Сделать ещё одно такое же
organise-copied = ✅ Новый черновик готов. Он перенесён вперёд на тот же день недели. Проверьте его.
organise-ratings = ⭐ <b>Средняя оценка: { $average }</b>
    Оценок: { $count }
organise-words-button = Что написали люди
organise-words-item = 💬 { $text }
organise-words = <b>Что написали люди</b>
    Всего отзывов: { $total }. Они без имён и удалятся из чата в течение 47 часов.
organise-words-none = Отзывов пока никто не написал.
organise-certificate-button = Сертификат или благодарность
organise-certificate = <b>Что получат участники?</b>
    Те, чей приход отмечен, получат это картинкой на странице мероприятия, когда оно начнётся. Выбрать можно и после мероприятия.
organise-languages-button = Языки
organise-languages = <b>На каком языке пройдёт мероприятие?</b>
    Можно отметить несколько.
organise-reminders-button = Напоминания
organise-reminders = <b>Когда напомнить тем, кто придёт?</b>
    Можно отметить несколько.
organise-reminder = { $hours ->
        [168] За неделю
        [72] За три дня
        [24] За сутки
       *[2] За два часа
    }
organise-asked-list = <b>Мероприятия, где ждут ответа на заявку</b>
organise-asked-none = Заявок без ответа нет.
organise-list-button = К списку мероприятий
organise-file-will-tell = Сообщение получат все, кто записан: { $people }.
