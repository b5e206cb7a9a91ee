menu-events = Мероприятия

events-list = <b>Мероприятия</b>
events-none = Пока ничего не запланировано. Новое появится здесь.
events-none-such = Таких мероприятий пока не запланировано.
events-all-button = Все
events-region-button = Регион: { $region }
events-kind-button = Вид: { $chosen }
events-which-region = <b>В каком регионе?</b>
events-which-kind = <b>Какие мероприятия показать?</b>
events-line = <b>{ $number }. { $title }</b>
event-title = <b>{ $title }</b>
    { event-kind }
event-kind = { $kind ->
        [forum] Форум
        [meeting] Встреча
        [campaign] Акция
        [training] Обучение
       *[contest] Конкурс
    }
event-untitled = Без названия
event-ends = Конец: { $moment }
event-demo = ⚠️ Вымышленное мероприятие для пробы
event-when = 🗓 { $moment }
event-where = 📍 { $place }
event-audience = Для кого: { $text }
event-language = { $language ->
        [kk] казахский
        [ru] русский
       *[en] английский
    }
event-languages = Язык мероприятия: { $names }
event-description = { $text }
event-seats = Свободных мест: { $count }
event-full = Свободных мест нет. Запишитесь в лист ожидания, и мы сообщим, когда место освободится.
event-until = Запись закроется: { $moment }
event-asks = При записи спросим: { $questions }
event-closed = Запись закрыта.
event-begun = Мероприятие уже началось.
event-over = Это мероприятие уже прошло.
event-cancelled = Это мероприятие не состоится.
event-mine = { $status ->
        [confirmed] ✅ Вы записаны
        [offered] 🎟 Для вас освободилось место
        [requested] ✋ Заявка на рассмотрении
       *[waitlisted] ⏳ Вы в листе ожидания
    }
event-you-confirmed = ✅ <b>Вы записаны: { $name }</b>
    Код для входа: <code>{ $code }</code>
event-you-offered = 🎟 <b>Для вас освободилось место: { $name }</b>
    Если придёте, нажмите «Приду». Место держим до: { $moment }
event-you-waitlisted = ⏳ <b>Вы в листе ожидания: { $name }</b>
    Когда место освободится, мы сообщим.
event-join-button = Записаться
event-wait-button = В лист ожидания
event-accept-button = Приду
event-leave-button = Не смогу прийти
event-changed = ❗ <b>Мероприятие изменилось.</b> Проверьте время и место.
event-removed = ❗ <b>Организаторы убрали вас из списка.</b> Если это неожиданно, спросите у них почему.
event-notice = <b>Сообщение от организаторов:</b>
    { $text }
event-calendar-button = Добавить в календарь
event-calendar = Откройте файл, и мероприятие появится в календаре телефона.
event-neutral-title = Встреча
event-calendar-question = Запись в календаре будет видна на телефоне. В ней будет только «Встреча» и время. Добавить?
event-calendar-yes-button = Да, добавить
event-calendar-no-button = Нет, не добавлять
event-map-button = На карте
event-share-button = Поделиться
event-show-button = Открыть мероприятие
event-gone = Такое мероприятие не найдено. Возможно, оно уже прошло или в ссылке ошибка.

event-ask-name = <b>{ $title }</b>
    Кто придёт? Напишите имя, хватит и одного слова.
event-name-empty = Имя нужно написать буквами.
event-name-long = Слишком длинное имя. Сократите его, пожалуйста, до { $limit } знаков.
event-ask-name-party = Остальных можно будет добавить. Сколько человек можно записать: { $limit }.
event-ask-other = Кто ещё придёт? Напишите имя.
event-ask = { $code ->
        [council] Из какого вы совета или организации?
        [district] Из какого вы района или города? Напишите название.
        [phone] Какой у вас номер телефона?
        [role] В качестве кого вы придёте?
       *[needs] Что вам понадобится? Можно выбрать несколько.
    }
event-ask-own = { $words }
event-back-button = ◂ Назад
event-skip-button = Пропустить
event-add-button = Добавить ещё человека
event-phone-button = 📱 Отправить мой номер
event-phone-hint = Номер можно отправить кнопкой внизу или написать.
event-phone-done = Хорошо, идём дальше.
event-district-which = Какое место вы имели в виду?
event-district-unknown = Такого места не нашлось. Попробуйте написать район или город иначе.
event-needs-button = Готово
event-no-needs-button = Ничего не нужно
event-answer-long = Слишком длинно. Сократите, пожалуйста, до { $limit } знаков.
event-answer-number = Здесь нужно число.
event-answer-phone = Этот номер прочитать не получилось. Пример: 8 701 234 56 78
event-summary = <b>Записываемся?</b>
    { $title }
    🗓 { $moment }
event-summary-wait = <b>Записать в лист ожидания?</b>
    { $title }
    🗓 { $moment }
event-summary-change = <b>Изменить так?</b>
    { $title }
    🗓 { $moment }
event-summary-name = Кто придёт: { $name }
event-summary-answer = { $label }: { $answer }
event-consent = Это увидят организаторы мероприятия и секретариат. Через год после мероприятия запись удалится.
event-consent-phone = Это увидят организаторы мероприятия и секретариат; звонить будут только об этом мероприятии. Через год после него всё удалится.
event-save-button = Согласиться и сохранить
event-answers-saved = Ваши ответы сохранены.
event-edit-button = Изменить ответы
event-remember-button = Запомнить на следующий раз
event-remembered = Имя, совет и район запомнили: в следующий раз хватит одного нажатия. Удалить их можно здесь: /mydata
event-unremembered = Удалено. В следующий раз спросим снова.
event-agree-button = Согласиться и записаться
event-agree-wait-button = Согласиться и ждать места
event-signed-up = ✅ <b>Вы записаны!</b>
    Код для входа: <code>{ $code }</code>
event-on-waiting-list = ⏳ <b>Вы в листе ожидания.</b>
    Когда место освободится, мы сразу сообщим.
event-not-signed-up = К сожалению, запись уже закрылась.
event-leave-question = Освободить ваше место? Его получит следующий, кто ждёт.
event-unwait-question = Выйти из листа ожидания?
event-leave-yes-button = Да, не смогу прийти
event-leave-no-button = Нет, оставить
event-left = Поняли. Спасибо, что сообщили!
event-not-left = Вы не записаны на это мероприятие, или оно уже началось.
event-offer-over = Время вышло, место больше не держим. При желании запишитесь снова.
event-party-many = На столько человек мест нет. Попробуйте записать меньше.

event-rate-button = Оценить, как прошло
event-thanks = 🌷 <b>Спасибо, что были с нами!</b>
    { $title }
event-rate = Вам понравилось? Если хотите, оцените: 1 – не понравилось, 5 – очень понравилось.
event-rated = Ваша оценка: { $stars }. Спасибо! Изменить её можно в течение 30 дней после мероприятия.
event-said = Ваши слова: { $text }
event-say-button = Написать пару слов
event-say-anew-button = Написать иначе
event-ask-words = Что понравилось, что можно улучшить? Напишите в двух словах.

    Это прочитают организаторы мероприятия и секретариат, без вашего имени. Через год после мероприятия запись удалится.
event-words-long = Слишком длинно. Сократите, пожалуйста, до { $limit } знаков.
event-words-summary = <b>Отправить так?</b>
    { $text }
event-words-sent = Спасибо за отзыв!
event-rating-late = Время оценок вышло: они принимаются 30 дней после мероприятия.

certificate = { $kind ->
        [none] Ничего
        [thanks] Благодарственное письмо
       *[certificate] Сертификат
    }
certificate-reason = { $kind ->
        [thanks] Благодарим за участие в мероприятии
       *[certificate] за участие в мероприятии
    }
certificate-from = Совет матерей
certificate-caption = Спасибо за участие!
certificate-none = По этому мероприятию для вас ничего нет.
event-asks-changed = Организаторы изменили вопросы. Запишитесь, пожалуйста, ещё раз, это займёт минуту.
event-code-now = Теперь на это мероприятие записывают по коду. Узнайте его в своём совете и запишитесь снова.
