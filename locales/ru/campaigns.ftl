menu-campaigns = Кампании
command-campaigns = Кампании и отчёты
help-campaigns = • Помогает отчитаться по кампании и увидеть итоги: /campaigns

campaign-list = <b>Кампании</b>
campaign-none = Кампаний пока нет.
campaign-new-button = Новая кампания
campaign-title = <b>{ $name }</b>
campaign-demo = Пример: кампания и цифры вымышленные.
campaign-status = { $status ->
        [open] 🟢 Отчёты принимаются
       *[closed] 🔒 Отчёты не принимаются
    }
campaign-from = Начало: { $day }
campaign-until = Окончание: { $day }
campaign-territory = <b>{ $place }</b>
campaign-which = <b>Какую территорию показать?</b>
campaign-part-own = { $place } (отчёт за всю территорию)
campaign-events = Мероприятий с записью в боте: { $count }
campaign-announcements = Отправлено объявлений: { $count }
campaign-items-button = Мероприятия и объявления
campaign-items-none = Мероприятий и объявлений здесь нет.
campaign-item-sent = 📣 Отправлено: { $moment }
campaign-reports = Отчётов: { $count }
campaign-waiting = ⏳ Пока не учтено отчётов: { $count }. Сначала их посмотрит координатор вышестоящей территории.
campaign-no-reports = Отчётов пока нет.
campaign-report-button = Сдать отчёт
campaign-reports-button = Все отчёты: { $count }
campaign-parts-button = По территориям
campaign-file-button = Файл Excel
campaign-picture-button = Диаграмма картинкой
campaign-edit-button = Изменить кампанию
campaign-close-button = Завершить приём отчётов
campaign-open-button = Возобновить приём отчётов
campaign-list-button = К списку кампаний
campaign-card-button = К кампании
campaign-gone = Такой кампании или отчёта нет, либо что-то изменилось.
campaign-closed = По этой кампании отчёты не принимаются.
campaign-in = <b>{ $place }</b>
    По какой территории отчёт?
campaign-edit = <b>Что изменить?</b>
campaign-field = { $field ->
        [name] Название
        [startsOn] Первый день
       *[endsOn] Последний день
    }
campaign-ask-language = <b>На каком языке название?</b>
campaign-ask-name = <b>Как называется кампания?</b> ({ $language })
    Пришлите название.
campaign-ask-day = <b>{ campaign-field }</b>
    Напишите дату так: 27.08.2027. Если она неизвестна, пришлите «-».
campaign-bad-day = Такую дату понять не удалось. Например: 27.08.2027
campaign-summary = <b>{ campaign-field }</b>
    { $value }

    Сохранить так?
campaign-backwards = Последний день раньше первого.
campaign-picture-what = <b>Что показать на диаграмме?</b>
campaign-picture-caption = <b>{ $name }</b>
    Эту картинку можно добавить в объявление.
campaign-picture-place = { $place }, { $day }

campaign-event = Кампания: { $name }
campaign-event-button = Выбрать кампанию
campaign-event-which = <b>К какой кампании относится мероприятие?</b>
campaign-event-none-button = Без кампании
campaign-event-summary = Кампания: { $name }

    Сохранить так?

local-report-count = { $count ->
        [events] Мероприятий
        [settlements] Населённых пунктов
        [participants] Участников
        [families] Семей получили помощь
       *[tenge] Сумма помощи
    }
local-report-count-line = { local-report-count }: { $value }
local-report-line = { $number }. <b>{ $place }</b>
    Мероприятий: { $events } · Людей: { $participants } · Семей: { $families } · { $tenge }
local-report-row = <b>{ $place }</b>
    Мероприятий: { $events } · Людей: { $participants } · Семей: { $families } · { $tenge }
local-report-row-none = <b>{ $place }</b>
    Отчётов нет
local-report-row-waits = <b>{ $place }</b>
    ⏳ Отчёт пока не учтён
local-report-waits = ⏳ Пока не учтён
local-report-speaks = Вместе с территориями, которые сами не отчитываются
local-report-own = Только то, что провёл сам совет
local-report-none = По этой территории отчёта ещё нет.
local-report-updated = Сохранено: { $moment }
local-report-photos = Фото: { $count }
local-report-waiting = ⏳ Этот отчёт пока не вошёл в итоги: его цифры могут уже быть в отчёте вышестоящей территории. Он войдёт в итоги, когда его посмотрит её координатор.
local-report-below = <b>Уже отчитались на этой территории: { $count }</b>
    Их цифры бот прибавит сам. Не включайте их в свой отчёт.
local-report-more = … ещё { $count }
local-report-pending = ⏳ <b>Эти отчёты пришли после вашего</b>
    Их цифры уже есть в вашем отчёте? До вашего ответа они не учитываются.
local-report-pending-yes-button = Да, исправить мой отчёт
local-report-pending-no-button = Нет, учесть отдельно
local-report-make-button = Сдать отчёт по этой территории
local-report-change-button = Исправить отчёт
local-report-add-photos-button = Добавить фото
local-report-change-photos-button = Заменить фото
local-report-photos-button = Посмотреть фото: { $count }
local-report-place-button = К отчёту по этой территории
local-report-ask-scope = <b>Что войдёт в отчёт?</b>
    Каждое мероприятие должно быть только в одном отчёте. Сёла, которые отчитались сами, не включайте: их прибавит бот.
local-report-ask-scope-places = Уже отчитались: { $places }
local-report-ask = { $count ->
        [events] <b>Сколько прошло мероприятий?</b>
        [settlements] <b>В скольких населённых пунктах?</b>
        [participants] <b>Сколько всего было участников?</b>
        [families] <b>Скольким семьям помогли?</b>
       *[tenge] <b>На какую сумму оказана помощь, в тенге?</b>
    }
    Пришлите число. Если этого не было, пришлите 0.
local-report-ask-without = Без территорий, которые отчитались сами.
local-report-keep-button = Оставить прежнее: { $value }
local-report-bad-number = Нужно целое число, не больше { $most }. Например: 1 250
local-report-summary = Сохранить так?
local-report-saved = ✅ Отчёт сохранён. Спасибо!
local-report-saved-waits = ✅ Отчёт сохранён. Спасибо!
    Вышестоящая территория уже отчиталась за сёла. Чтобы ничего не посчитать дважды, ваш отчёт войдёт в итоги, когда его посмотрит её координатор.
local-report-changed = Отчёты тем временем изменились. Посмотрите их, пожалуйста, ещё раз.
local-report-ask-photos = <b>Пришлите фото</b>
    Не больше { $most }, только с согласия тех, кто на них.
local-report-ask-other-photos = Сейчас фото: { $count }. Новые займут их место.
local-report-ask-more-photos = Принято фото: { $count }. Пришлите ещё или закончите.
local-report-bad-photo = Это не фото. Пришлите его, пожалуйста, как фото, а не файлом.
local-report-photos-done-button = Готово, сохранить
local-report-photos-none-button = Оставить без фото
local-report-photos-keep-button = Оставить прежние фото
local-report-photos-remove-button = Удалить фото
local-report-photos-kept = Ничего не изменилось. Фото: { $count }
local-report-photos-saved = ✅ Сохранено. Фото: { $count }

local-report-sheet = { $sheet ->
        [totals] Итоги
       *[reports] Отчёты
    }
local-report-column = { $column ->
        [place] Территория
        [code] Код КАТО
        [events] Мероприятий
        [settlements] Населённых пунктов
        [participants] Участников
        [families] Семей получили помощь
        [tenge] Помощь, тенге
        [reports] Отчётов
        [speaks] Вместе с территориями без отчёта
        [counts] Учтён
       *[updated] Сохранено
    }
local-report-total = Всего
local-report-yes-no = { $value ->
        [yes] да
       *[no] нет
    }
