contest-rules-button = Правила конкурса
contest-rules-title = <b>{ $title }</b>
    Правила конкурса
contest-rule = { $field ->
        [ages] Возраст участников
        [categories] Номинации
       *[dueat] Окончание приёма работ
    }
contest-ages = { $has ->
        [both] { $from }–{ $to } лет
        [from] от { $from } лет
        [to] до { $to } лет
       *[any] любой возраст
    }
contest-ages-line = Возраст участников: { $ages }
contest-categories-line = Номинации: { $names }
contest-kinds-line = Вид работы: { $kinds }
contest-due-line = Приём работ закончится: { $moment }
contest-kinds-hint = Кнопками ниже отметьте, какие работы принимаются.
contest-ask-rule = <b>{ contest-rule }</b>
    { $field ->
        [ages] Напишите так: 7-18, 7- или -18. Если ограничений нет, отправьте «-».
        [categories] Каждую номинацию с новой строки: на казахском / русском / английском. Если их нет, отправьте «-».
       *[dueat] Напишите дату и время так: 27.08 10:00. Если отправить «-», работы принимаются до конца записи.
    }
contest-bad-rule = { $field ->
        [ages] Не получилось понять возраст. Пример: 7-18
        [categories] Номинаций не больше { $limit }, каждая до 40 знаков и с названием на казахском. Пример: Сурет / Рисунок / Drawing
       *[dueat] Не получилось понять дату. Пример: 27.08.2027 10:00
    }
contest-rule-summary = <b>{ contest-rule }</b>
    { $value }

    Сохранить так?
contest-judged = Работы уже оценены, правила менять нельзя.
contest-categories-used = В номинации, которую вы убираете, уже есть работы. Можно изменить название или добавить новую.
contest-title = <b>{ $title }</b>
    Работы на конкурс

work-kind = { $kind ->
        [document] Файл
        [photo] Фото
        [video] Видео
       *[text] Текст
    }
work-hand-in-button = Сдать работу
work-list-button = Мои работы
work-number = № { $number }
work-line = <b>№ { $number }: { $name }</b>
work-taken = ✅ Работа принята.
work-judged = Работу оценивают. Этап: { $place }
work-stayed = Этап завершён: { $place }. В этот раз работа не прошла дальше. Спасибо за участие!
work-award = { $award ->
        [first] 🥇 Первое место! Поздравляем!
        [second] 🥈 Второе место! Поздравляем!
        [third] 🥉 Третье место! Поздравляем!
        [laureate] 🌟 Лауреат конкурса! Поздравляем!
       *[none] Конкурс завершён. Спасибо за участие!
    }
work-closed = Приём работ закончен.
work-gone = Такой работы или такого конкурса нет.
work-refused = Правила конкурса изменились. Откройте его ещё раз и начните сначала.
work-many = С одного телефона на конкурс можно сдать не больше { $limit } работ.
work-again-button = Заменить работу
work-off-button = Забрать работу
work-off-question = <b>Забрать работу?</b>
    № { $number }: { $name }
    О ней ничего не сохранится.
work-off-yes-button = Да, забрать
work-off-no-button = Нет, оставить
work-taken-back = Работа снята с конкурса, её данные удалены.

work-ask-name = Чья это работа? Напишите имя автора, хватит и одного слова.
work-ask-age = Сколько лет? Напишите число.
work-bad-age = Напишите возраст числом, например 9.
work-other-age = К сожалению, в этом конкурсе участвуют в другом возрасте: { $ages }.
work-ask-category = В какой номинации?
work-no-category = нет
work-ask-place = Откуда автор? Напишите район или город.
work-place-unknown = На территории конкурса такого места не нашлось. Попробуйте написать иначе.
work-which-place = Какое из них?
work-other-place-button = Другое место
work-ask-consent = <b>{ $name }</b>: нет 18 лет, поэтому нужно согласие родителя или опекуна.

    Работу увидят жюри и организаторы. Жюри не видит ни имени ребёнка, ни вашего: только возраст и номер работы. После объявления результатов имя ребёнка видят организаторы. Всё удалится через год после конкурса, а забрать работу можно и раньше.
work-consent-button = { $who ->
        [mother] Я мама, согласие даю
        [father] Я папа, согласие даю
       *[guardian] Я опекун, согласие даю
    }
work-ask-parent = Напишите ваше имя.
work-parent = { $who ->
        [mother] мама, { $name }
        [father] папа, { $name }
       *[guardian] опекун, { $name }
    }
work-no-parent = не требуется
work-ask-work = Теперь отправьте работу одним сообщением: { $kinds }.
work-other-kind = Такие работы в этом конкурсе не принимаются.
work-too-long = Текст слишком длинный. Сократите его, пожалуйста, до { $limit } знаков.
work-summary = <b>Сдать работу?</b>
    Автор: { $name }
    Возраст: { $age }
    Номинация: { $category }
    Вид работы: { $kind }
    Согласие: { $parent }

    Работу увидят жюри и организаторы. Данные удалятся через год после конкурса.
work-agree-button = Согласиться и сдать
work-replace-summary = <b>Заменить работу?</b>
    Новая работа: { $kind }. Прежняя удалится, номер останется.
work-handed-in = ✅ <b>Работа принята.</b>
    Номер: { $number }. Когда будут результаты, мы сообщим.

jury-button = Оценить работы
jury-title = <b>{ $title }</b>
    Оценка работ
jury-begins = Оценка начнётся, когда закончится приём работ: { $moment }
jury-which = Выберите территорию:
jury-none = Пока оценивать нечего.
jury-place-button = { $state ->
        [closed] 🔒 { $place }
       *[open] { $place }: { $works } (без вашей оценки { $left })
    }
jury-place = <b>{ $place }</b>
jury-hint = Откройте работу и поставьте оценку от 1 до 10. Её можно менять, пока этап не закрыт.
jury-hint-responsible = Работы с высокими оценками стоят первыми. Откройте работу, передайте её на следующий этап или дайте место, потом закройте этап.
jury-closed = 🔒 Этот этап завершён.
jury-work = № { $number } · возраст { $age } · { $kind }
jury-category = { $name }
jury-own-short = ваша работа
jury-your-score = ваша оценка: { $score }
jury-average = средняя: { $average } (оценок { $count })
jury-mark = { $mark ->
        [onward] ➡️ проходит
        [first] 🥇
        [second] 🥈
        [third] 🥉
       *[laureate] 🌟 лауреат
    }
jury-mark-button = { $mark ->
        [onward] ➡️ На следующий этап
        [first] 🥇 1 место
        [second] 🥈 2 место
        [third] 🥉 3 место
        [laureate] 🌟 Лауреат
       *[none] Без отметки
    }
jury-marked = { $mark ->
        [none] Отметка снята.
       *[other] Отмечено.
    }
jury-by = Автор: { $name }
jury-words = <blockquote>{ $text }</blockquote>
jury-score-hint = Оценка: 1 – слабо, { $best } – отлично.
jury-scored = Оценка сохранена: { $score }
jury-own = Это ваша работа, её оценят другие.
jury-gone = Такой работы нет, либо оценка ещё не началась или уже закончилась.
jury-list-button = Список работ
jury-back-button = Назад
jury-close-button = Закрыть этап
jury-close-question = <b>Закрыть этап?</b>
    { $place }. Работ: { $count }
    Отмеченные работы пройдут дальше, все участники получат сообщение. Отменить нельзя.
jury-results-button = Объявить результаты
jury-results-question = <b>Объявить результаты?</b>
    { $place }. Работ: { $count }
    Каждый участник увидит свой результат. Отменить нельзя.
jury-below = На этой территории ещё не везде закрыт предыдущий этап. Сначала нужно закрыть его.
jury-stage-closed = Этап закрыт. Мы сообщим всем участникам.

jury-members-button = Жюри
jury-members = <b>Жюри</b>
jury-nobody = В жюри пока никого не пригласили. Оценивать работы могут координаторы территории.
jury-member = { $name } – { $place }
jury-member-waits = { $name } – { $place }. Ждёт подтверждения.
jury-link-open = { $place }. Ссылку ещё не открыли. Срок истекает: { $until }
jury-invite-button = Пригласить в жюри
jury-where = <b>{ $place }</b>
    Работы какой территории оценивать?
jury-invited = Отправьте следующее сообщение тому, кого приглашаете. Ссылка подходит только для одного человека.

    Когда её примут, вы получите сообщение: посмотрите, кто это, и подтвердите.
jury-link = Приглашаем вас в жюри конкурса.
    Территория: { $place }

    { $link }
    Срок ссылки истекает: { $until }
jury-link-gone = Эта ссылка больше не действует. Попросите новую.
jury-offer = Вас приглашают в жюри конкурса.
    <b>{ $title }</b>
    Территория: { $place }

    Если согласитесь, оценивать можно будет после подтверждения того, кто пригласил.
jury-accept-button = Согласиться
jury-decline-button = Отказаться
jury-claimed = Спасибо! Когда приглашение подтвердят, мы сообщим.
jury-claim = <b>Ваше приглашение в жюри приняли</b>
    <a href="tg://user?id={ $id }">{ $name }</a>
    { $place }

    Вы приглашали именно этого человека? Подтверждайте, только если уверены.
jury-confirmed = Подтверждено. Мы сообщим об этом.
jury-remove-button = Убрать из жюри
jury-removed = Убрали из жюри.
work-one-file = Одна работа – одно сообщение. Отправьте один файл, без альбома.
