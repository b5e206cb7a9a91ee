menu-directory = Справочник

directory-home = <b>Справочник</b>
    Вы следите, чтобы данные о местах помощи на вашей территории были верны. Нужно проверить записей: { $stale }
directory-home-files = <b>Справочник</b>
    Данные обо всех местах помощи. Нужно проверить записей: { $stale }
directory-find-button = Найти по названию
directory-find-again-button = Искать снова
directory-browse-button = Смотреть по местам
directory-stale-button = Проверить: { $count }
directory-import-button = Загрузить файл
directory-template-button = Шаблон таблицы
directory-export-button = Получить файлом
directory-figures-button = Число советов
directory-card-button = К записи
directory-gone = Такой записи нет, или она изменилась.
directory-saved = Сохранено.
directory-confirmed = Спасибо! Отмечено: проверено сегодня.

directory-find-what = Напишите название или его часть, на любом языке.
directory-find-none = На вашей территории такого названия нет. Напишите короче или посмотрите по местам.
directory-found = <b>Найдено: { $total }</b>
    Показано: { $shown }. Если нужной записи нет, напишите название полнее.
directory-which-territory = Какую территорию посмотреть?
directory-in = <b>{ $place }</b>
    Записи какого места посмотреть?
directory-list = <b>{ $place }</b>
    Всего записей: { $total }
directory-line = { $number }. <b>{ $name }</b>
    { $place }
    { $state }
directory-stale = { $total ->
        [0] Всё проверено. Спасибо!
       *[other] <b>Нужно проверить: { $total }</b>
            Эти записи не проверялись больше 180 дней. Позвоните туда; если всё верно, нажмите «✓».
    }
directory-open-button = Открыть: { $number }
directory-sure-button = ✓ Всё верно: { $number }
directory-checked = Проверено: { $day }
directory-checked-long-ago = Давно не проверялось, последний раз: { $day }
directory-never-checked = Ещё не проверялось

directory-card = <b>{ $name }</b>
    { $state }
    № { $id }
directory-fact = <b>{ $fact }:</b> { $value }
directory-confirm-button = ✓ Всё верно
directory-edit-button = Изменить
directory-close-button = Временно закрыть
directory-reopen-button = Открыть снова
directory-end-button = Закрыть навсегда
directory-end-question = <b>{ $name }</b>
    Отметить, что место закрыто навсегда? Людям оно больше не показывается. Позже его можно открыть снова.
directory-edit-what = <b>{ $name }</b>
    Что изменить?
directory-now = <b>{ $fact }</b>
    Сейчас: { $value }
directory-nothing = нет
directory-yes = Да
directory-no = Нет
directory-edit-summary = <b>{ $fact }</b>

    Было: { $before }

    Станет: { $after }

    Сохранить так?
directory-ask-language = На каком языке изменить текст?
directory-ask-text = <b>{ $fact }</b> ({ $language })
    Напишите новый текст. Чтобы оставить пустым, отправьте «-».
directory-ask-kind = Выберите вид.
directory-ask-affiliation = Выберите, где создан совет.
directory-ask-address-confidential = Это убежище? Если «Да», адрес и место на карте удаляются, людям показываются только город и телефон.
directory-ask-founded = Напишите год основания, например: 2018. Если неизвестен, отправьте «-».
directory-ask-place = Напишите название населённого пункта (если таких несколько, вместе с районом) или девятизначный код КАТО.
directory-ask-coordinates = Напишите широту и долготу, например: 51.128, 71.43. Если неизвестны, отправьте «-».
directory-ask-phones = Напишите все телефоны, каждый с новой строки. В скобках можно указать, для чего он: +7 701 … (WhatsApp). Если телефона нет, отправьте «-».
directory-ask-hours = Напишите часы работы так: Mo-Fr 09:00-18:00; Sa 10:00-14:00. Круглосуточно: 24/7. Если неизвестны, отправьте «-».
directory-ask-languages = Напишите через запятую, на каких языках там говорят, например: kk, ru. Если неизвестно, отправьте «-».
directory-ask-topics = Напишите темы через точку с запятой. Если их нет, отправьте «-».
    Можно выбрать: { $topics }
directory-ask-url = Напишите адрес сайта. Если его нет, отправьте «-».
directory-ask-source = Напишите, откуда эти данные. Если неизвестно, отправьте «-».
directory-which-place = { $code } – { $place }
directory-close-why = <b>{ $name }</b>
    Почему временно закрыто? Напишите коротко, это прочтут люди. Чтобы не указывать, отправьте «-».
directory-close-until = Какого числа откроется снова? Напишите так: 01.09.2027. Если пока неизвестно, отправьте «-».
directory-close-past = Этот день уже прошёл или наступил. Напишите день начиная с завтрашнего.
directory-close-summary = <b>{ $name }</b>
    Временно закрыто.
    Причина: { $reason }
    Откроется: { $day }

    Сохранить так?
directory-unknown-day = неизвестно

directory-field-name = Название
directory-field-kind = Вид
directory-field-affiliation = Где создан совет
directory-field-founded = Год основания
directory-field-place = Место
directory-field-address = Адрес
directory-field-coordinates = Координаты
directory-field-phones = Телефоны
directory-field-hours = Часы работы
directory-field-languages = Языки
directory-field-topics = Темы
directory-field-eligibility = Кто может прийти
directory-field-cost = Стоимость
directory-field-accessibility = Доступность
directory-field-notes = Примечание
directory-field-url = Сайт
directory-field-address-confidential = Убежище
directory-field-source = Источник
directory-field-status = Состояние
directory-field-closed-reason = Причина закрытия
directory-field-closed-until = Откроется
directory-field-assured-at = Проверено
directory-field-assured-by = Кем проверено
directory-affiliation-territorial = Территориальный
directory-affiliation-ethnocultural = При этнокультурном объединении
directory-affiliation-enterprise = При предприятии
directory-status-active = Работает
directory-status-temporarily-closed = Временно закрыто
directory-status-closed = Закрыто

directory-import-how = Отправьте справочник файлом в этот чат: таблица (XLSX или CSV, до 5 МБ) или HSDS 3.0 (JSON или ZIP, до 20 МБ). Сначала покажу, что изменится; без подтверждения ничего не меняется.
directory-import-lost = Не удалось получить файл. Отправьте его, пожалуйста, ещё раз.
directory-import-cancelled = Отменено. Ничего не изменилось.
directory-import-done = Всё из этого файла уже есть в справочнике. Загружать больше нечего.
directory-import-yes-button = Загрузить
directory-imported = <b>Справочник обновлён</b>
    Новых: { $added }
    Изменено: { $changed }
directory-preview = <b>Файл проверен, ошибок нет</b>
    После загрузки будет так:
directory-preview-nothing = <b>Файл проверен, ошибок нет</b>
    Менять нечего.
directory-preview-added = <b>Новых: { $count }</b>
directory-preview-changed = <b>Изменится: { $count }</b>
directory-preview-unchanged = <b>Без изменений: { $count }</b>
directory-preview-missing = <b>Нет в файле: { $count }</b> (в справочнике остаются как есть)
directory-preview-name = • { $name }
directory-preview-fields = • { $name } – { $fields }

directory-problems = <b>Файл не принят, ничего не изменилось</b>
    Ошибок: { $count }. Исправьте и отправьте снова.
directory-problems-many = <b>Файл не принят, ничего не изменилось</b>
    Ошибок: { $count }. Первые ниже ({ $shown }), все – в следующем файле.
directory-problem-of-file = • { $why }
directory-problem-of-line = • Строка { $line }: { $why }
directory-problem-of-cell = • Строка { $line }, { $column }: { $why }
directory-problems-sheet = Ошибки
directory-problems-line = Строка
directory-problems-column = Столбец
directory-problems-reason = Причина
directory-problem-missing = Нет обязательного значения.
directory-problem-too-long = Слишком длинно, сократите.
directory-problem-unknown-word = Такого слова нет в списке.
directory-problem-unknown-place = Такого места нет в классификаторе, или оно не на вашей территории.
directory-problem-ambiguous-place = Такое название есть в нескольких местах, укажите район или код КАТО.
directory-problem-bad-number = Неверное число.
directory-problem-bad-date = Неверная дата, напишите так: 2027-09-01 или 01.09.2027.
directory-problem-bad-phone = Номер телефона не распознан.
directory-problem-bad-hours = Часы работы не распознаны, напишите так: Mo-Fr 09:00-18:00.
directory-problem-bad-url = Адрес сайта не распознан.
directory-problem-bad-coordinates = Неверные координаты.
directory-problem-confidential = У убежища не должно быть адреса и координат, удалите их.
directory-problem-affiliation = Это указывается только для совета.
directory-problem-too-large = Файл слишком большой: таблица может быть до 5 МБ, файл HSDS – до 20 МБ.
directory-problem-too-many-rows = Слишком много строк, можно не больше 20 000.
directory-problem-too-many-columns = Слишком много столбцов.
directory-problem-empty = В файле нет данных.
directory-problem-unknown-format = Формат файла не распознан: нужен XLSX, CSV, JSON или ZIP.
directory-problem-broken-letters = Вместо казахских букв стоит «?», сохраните файл как UTF-8 или XLSX.
directory-problem-unknown-column = Такого столбца нет.
directory-problem-missing-column = Нет обязательного столбца.
directory-problem-column-twice = Этот столбец указан дважды.
directory-problem-open-quote = Кавычка открыта, но не закрыта.
directory-problem-twice = Такая запись уже есть в файле или справочнике.
directory-problem-bad-id = Неверный номер записи.
directory-problem-demo = Это вымышленные данные для пробы.
directory-problem-too-many-cells = В строке больше ячеек, чем столбцов.

directory-export-what = Какой файл нужен? XLSX и CSV – таблица, её можно изменить и загрузить снова. HSDS 3.0 – для обмена с другими системами.
directory-export-xlsx = Таблица, XLSX
directory-export-csv = Таблица, CSV
directory-export-json = HSDS 3.0, файл JSON
directory-export-zip = HSDS 3.0, таблицы в ZIP
directory-export-large = Этот файл слишком велик для Telegram. Выберите другой вид.
directory-template-how = Шаблон таблицы. Строка с примером не загружается, её можно оставить. Заполните и отправьте в этот чат.
directory-sheet = Справочник
directory-sheet-help = Пояснения
directory-sheet-column = Столбец
directory-sheet-meaning = Что это
directory-sheet-example = Пример
directory-column-id = Ваш собственный номер или UUID. Если пусто, запись узнаётся по виду, месту и названию.
directory-column-kind = Вид: код или название. Обязательно.
directory-column-affiliation = Только для советов: territorial, ethnocultural или enterprise.
directory-column-founded = Год основания.
directory-column-name = Название. Нужно хотя бы на одном языке.
directory-column-kato = Код КАТО, 9 цифр. Вместо него можно написать названия в столбцах region, district, settlement.
directory-column-address = Адрес. У убежища должно быть пусто.
directory-column-address-confidential = yes, если это убежище, иначе no.
directory-column-latitude = Широта, например 51.128.
directory-column-longitude = Долгота, например 71.43.
directory-column-phones = Телефоны через точку с запятой.
directory-column-hours = Часы работы в записи OpenStreetMap, по времени Алматы.
directory-column-languages = Языки, на которых говорят, через точку с запятой.
directory-column-topics = Темы: коды или названия, через точку с запятой.
directory-column-eligibility = Кто может прийти.
directory-column-cost = Стоимость.
directory-column-accessibility = Можно ли въехать на коляске, есть ли лифт.
directory-column-notes = Что ещё нужно знать.
directory-column-url = Сайт.
directory-column-status = Состояние: active, temporarily_closed или closed.
directory-column-closed-reason = Почему временно закрыто.
directory-column-closed-until = День, когда откроется снова.
directory-column-assured-date = День последней проверки.
directory-column-assurer = Кем проверено: учреждение или электронная почта.
directory-column-source = Откуда данные.

directory-figures-title = <b>Советы матерей: { $total }</b>
directory-figures-levels = <b>По уровню</b>
directory-figures-regions = <b>По регионам</b>
directory-figures-years = <b>По году основания</b>
directory-figures-line = { $name }: { $count }
directory-figures-no-year = неизвестен
directory-figures-file-button = Получить файлом (CSV)
directory-figures-what = Разрез
directory-figures-which = Значение
directory-figures-count = Количество
directory-figures-level = Уровень
directory-figures-region = Регион
directory-figures-year = Год основания
directory-level-republic = Республиканский
directory-level-region = Область, город республиканского значения
directory-level-district = Район, город в области
directory-level-subdistrict = Сельский округ
directory-level-settlement = Село, посёлок
directory-level-ethnocultural = При этнокультурном объединении
directory-level-enterprise = При предприятии
