menu-announcing = Отправить объявление

announce-what = <b>О чём объявление?</b>
    Люди подписываются на темы. Если тема не нужна, отказаться можно только от неё.
announce-where = <b>Для какой территории?</b>
announce-list = <b>Объявления</b>
announce-none = Объявлений пока нет.
announce-new-button = Новое объявление
announce-list-button = Все объявления
announce-untitled = Без текста
announce-campaign-button = Кампания
announce-campaign = <b>Кампания:</b> { $name }
announce-which-campaign = <b>К какой кампании относится?</b>
announce-no-campaign-button = Без кампании
announce-beginning = <b>{ $text }</b>
announce-status = { $status ->
        [draft] 📝 Черновик: пока его видите только вы
        [scheduled] 🕓 Будет отправлено: { $moment }
        [missed] ⚠️ Не отправлено в срок ({ $moment }): бот не работал или что-то изменилось. Отправить сейчас или назначить другое время?
       *[released] 📣 Отправлено
    }
announce-topic = <b>Тема:</b> { $topic }
announce-audience = { $audience ->
        [members] Члены советов
        [registered] Записанные на мероприятие
       *[subscribed] Подписанные на тему
    }
announce-to = <b>Кому:</b> { announce-audience }
    <b>Территория:</b> { $place }
announce-guests = <b>Мероприятие:</b> { $title }
announce-only = <b>Только на языках:</b> { $languages }
announce-reach = <b>Получат:</b> { $total }
    { $languages }
announce-region = { $region }: { $count }
announce-words = <b>Текст:</b> { $languages }
announce-instead = Нет текста на языке { $language }, вместо него: { $other }
announce-media = <b>Приложение:</b> { $kind ->
        [photo] картинка
        [video] видео
       *[document] файл
    }
announce-button = <b>Кнопка:</b> { $label }. { $to }
announce-when = <b>Когда:</b> { $isSet ->
        [yes] { $moment }
       *[no] сразу
    }
announce-urgent = ⚡️ Срочное: не ждёт утра, приходит со звуком
announce-once = Если неизвестно, дошло ли, второй раз не отправляется
announce-corrected = ✏️ Вы изменили текст, но у людей пока старый.
announce-approved = ✅ Согласие дано: { $name }
announce-not-approved = ❌ Согласия нет: { $name }. Измените и спросите ещё раз.
announce-needs-review = 👥 Если получателей больше 1 000 или регионов больше одного, нужно согласие второго человека.
announce-waits-review = 👥 Ждём согласия: { $name }
announce-issue = { $kind ->
        [empty] Текст не написан.
        [event] На мероприятие, куда ведёт кнопка, записаться нельзя: его не будет, или оно прошло.
        [nobody] Это объявление никто не получит: измените территорию или адресатов.
        [long] Текст слишком длинный. С картинкой или файлом – до 1024 знаков.
       *[untranslated] Нет текста на языке: { $language }. Есть люди, которые читают на нём.
    }
announce-file-button = Картинка, файл
announce-buttons-button = Кнопки
announce-to-button = Кому
announce-topic-button = Тема
announce-when-button = Когда
announce-once-button = Не повторять
announce-urgent-button = Срочное
announce-test-button = Тест себе
announce-share-button = WhatsApp и QR
announce-hand-over-button = Передать коллеге
announce-drop-button = Удалить черновик
announce-drop-yes-button = Да, удалить
announce-send-button = Отправить →
announce-unschedule-button = Не отправлять
announce-correct-button = Исправить у всех
announce-uncorrect-button = Отменить правку
announce-progress-button = Ход отправки
announce-report-button = Отчёт
announce-copy-button = Сделать новое по образцу
announce-recall-button = Отозвать
announce-back-button = Назад к объявлению
announce-see-button = Посмотреть, как выглядит
announce-drop-question = <b>Удалить черновик?</b>
    Вернуть его будет нельзя.
announce-dropped = Черновик удалён.
announce-asks-you = 👥 Нужно ваше согласие
announce-author = <b>Автор:</b> { $name }
announce-reached = <b>Получили или получат:</b> { $total }
    { $languages }
announce-gone = Такого объявления нет, или оно изменилось.
announce-full = Кнопок может быть не больше трёх. Сначала уберите одну.
announce-not-shown = ⚠️ Telegram не показывает это в таком виде: { $reason }
announce-unscheduled = Отправки не будет: объявление снова черновик.
announce-ask-words = <b>{ $language }</b>
    Напишите текст сюда: до { $most } знаков. Жирный шрифт, курсив и ссылки сохранятся.
announce-no-words-button = Без текста на этом языке
announce-no-text = Это не текст. Напишите объявление словами.
announce-too-long = Текст слишком длинный, знаков: { $count }. Самое большее: { $most }.
announce-ask-file = Пришлите одну картинку, видео или файл. Текст к ним – до { $most } знаков.
announce-no-file-button = Без файла
announce-bad-file = Это не картинка, не видео и не файл.
announce-ask-when = <b>Когда отправить?</b>
    Например: 1 декабря 10:00. С 21:00 до 09:00 людям не пишем: они получат утром.
announce-now-button = Сразу
announce-tomorrow-button = Завтра в 10:00
announce-bad-when = Не получилось понять время, или оно уже прошло. Например: 1 декабря 10:00
announce-ask-link = Пришлите ссылку, которую откроет кнопка, например: https://ana.kz
announce-bad-link = Это не похоже на ссылку.
announce-ask-label = <b>Что написать на кнопке?</b>
    Если на трёх языках, то в трёх строках: казахский, русский, английский.
announce-bad-label = Строк – до трёх, в каждой – до { $most } знаков.
announce-not-saved = Изменение ещё не сохранено.
announce-saved = Сохранено.
announce-saved-schedule = Сохранено, но в назначенное время это уже не отправится: когда будет готово, снова нажмите «Отправить».
announce-saved-request = Сохранено. Раз изменилось, второго человека нужно спросить снова.
announce-which-buttons = <b>Кнопки под объявлением</b>
    Самое большее – { $most }. Чтобы убрать кнопку, нажмите на неё.
announce-add-event-button = ＋ Запись на мероприятие
announce-add-help-button = ＋ Найти помощь
announce-add-link-button = ＋ Ссылка
announce-which-event = <b>На какое мероприятие записывать?</b>
announce-whose-guests = <b>Записанным на какое мероприятие?</b>
announce-no-events = На вашей территории нет будущих мероприятий.
announce-place-button = Территория: { $place }
announce-in = <b>{ $place }</b>
    Выберите территорию, для которой объявление:
announce-tested = Так это увидят люди. В пробе кнопки ничего не меняют.
announce-check = <b>Отправить?</b>
    Получат: { $count }
announce-check-later = <b>Назначить на это время?</b>
    { $moment }
    Получат: { $count }
announce-go-button = Да, отправить: { $count }
announce-schedule-button = Да, назначить: { $count }
announce-scheduled = 🕓 Будет отправлено: { $moment }
announce-write-button = Написать текст: { $language }
announce-instead-button = { $language }: показать { $other }
announce-ask-colleague = <b>Нужно согласие второго человека</b>
    Получат: { $count }. Кого спросить?
announce-waits-colleague = <b>Ждём согласия</b>
    Получат: { $count }. Можно спросить кого-то ещё:
announce-no-colleague = На этой территории больше некому согласовать. Пригласите коллегу в команду: /team
announce-asked = Запрос на согласие отправлен. Сообщим, когда будет ответ. Если его не будет, напомним, а потом спросим кого-то ещё.
announce-agree-button = Согласиться на отправку
announce-disagree-button = Не соглашаться
announce-agreed = Спасибо. Теперь объявление можно отправить.
announce-disagreed = Хорошо, мы скажем автору.
announce-has-changed = С тех пор, как вы смотрели, объявление изменилось. Когда оно будет готово, вас спросят снова.
announce-hand-to = <b>Кому передать черновик?</b>
    Дальше его ведёт этот человек.
announce-no-colleague-to-go-on = На этой территории нет других координаторов.
announce-handed-over = Черновик передан.
announce-fix-question = <b>Заменить текст у всех?</b>
    Текст сменится в чатах тех, кто его получил. У кого заменить не удалось, будет видно в отчёте.
announce-fix-yes-button = Да, исправить у всех
announce-recall-question = <b>Отозвать объявление?</b>
    Оно исчезнет из чатов. Что отправлено больше 48 часов назад, Telegram удалить не даёт: сколько таких, скажет отчёт. Останется и то, что открыто по ссылке или уже прочитано.
announce-recall-yes-button = Да, отозвать
announce-share-text = Текст, чтобы скопировать ({ $language }):
announce-qr = QR-код для WhatsApp или плаката. По нему объявление откроется в боте.
announce-qr-later = QR-код для WhatsApp или плаката. Он заработает, когда объявление будет отправлено.
announce-report = <b>Отчёт об объявлении</b>
announce-report-line = { $column }: { $count }
announce-column = { $column ->
        [reason] Причина
        [count] Число
        [region] Регион
        [language] Язык
        [delivered] Доставлено
        [unreachable] Заблокировали бота
        [failed] Не удалось
        [stopped] Не отправлено
        [unsure] Неизвестно, дошло ли
        [recalled] Отозвано
        [waiting] В очереди
        [uncorrected] Остался старый текст
        [kept] Не удалось отозвать
        [taps] Нажали кнопку
        [signups] Записались
       *[stops] Отказались
    }
announce-reasons-sheet = Причины
announce-report-parts = <b>Доставлено, по языкам и регионам</b>
announce-report-part = • { $column }: { $count }
announce-reasons = <b>Почему не удалось</b> (словами Telegram)
announce-reason = • { $reason }: { $count }
announce-report-note = Кто открыл ссылку, бот не видит: считаются только его собственные кнопки.
announce-report-file-button = Файл Excel
announce-report-sheet = Отчёт
announce-report-caption = Отчёт об объявлении
announce-total = Всего
help-announcing = • Отправляет объявления на вашу территорию: /announce
command-announce = Отправить объявление
command-announcements = Объявления
announce-card-button = Открыть объявление
people-count = { $count }
people-few = меньше 5

run-title = <b>{ $state ->
        [refused] Остановлено: Telegram не принимает текст
        [paused] Пауза
        [done] { $task ->
            [edit] Исправлено
            [delete] Отозвано
           *[send] Отправлено
        }
        [cancelled] Прекращено
       *[running] { $task ->
            [edit] Исправляется
            [delete] Отзывается
           *[send] Отправляется
        }
    }</b>
run-done = { $task ->
        [edit] Исправлено
        [delete] Удалено
       *[send] Доставлено
    }: { $done } из { $total }
run-left = Осталось: { $count }
run-unreachable = Заблокировали бота: { $count }
run-failed = Не удалось: { $count }
run-stopped = Не отправлено: { $count }
run-unsure = Неизвестно, дошло ли: { $count }
run-waits = Ждёт утра. Продолжится: { $moment }
run-speed = В секунду: { $perSecond }. Осталось минут: { $minutes }
run-pause-button = Пауза
run-resume-button = Продолжить
run-cancel-button = Прекратить
