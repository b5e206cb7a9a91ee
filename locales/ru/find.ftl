menu-find = Найти помощь
location-button = Отправить геолокацию

find-what = <b>Какую помощь вы ищете?</b>
find-topic = <b>О чём идёт речь?</b>
find-topics-button = По теме
find-any-button = Любая помощь рядом
find-any-title = Помощь рядом
find-where = <b>Где искать?</b>
    Напишите название села или города или нажмите внизу «Отправить геолокацию». Геолокация нужна только для ответа: она нигде не сохраняется и удаляется из чата.
find-last-button = Прежнее место: { $place }
find-list-button = Выбрать из списка
find-in = <b>{ $place }</b>
    Выберите место:
find-which = <b>Какое из них?</b>
    Таких названий: { $count }
find-offer = Может быть, это название места: { $place }. Поискать помощь рядом?
find-which-like = <b>Точно такого названия нет.</b>
    Может быть, одно из этих?
find-unknown-place = Такого названия не нашлось. Напишите иначе или выберите из списка.
find-live = Геолокация, которая следит за движением, не принимается. Нажмите «Отправить геолокацию»: место отправится один раз.

find-title = <b>{ $what }</b>
    { $place }
find-title-guess = <b>{ $what }</b>
    Рядом с вами: { $place }
find-abroad = Похоже, вы сейчас не в Казахстане. Ниже – ближайшая помощь в Казахстане. Если есть опасность, звоните по экстренному номеру той страны: во многих это 112.
find-urgent = Если опасность прямо сейчас, нажмите «Срочная помощь».
find-responsible = <b>Отвечает за вашу территорию:</b>
find-helps = <b>Здесь помогут:</b>
find-rung = Именно в этом месте нет. Ближайший уровень: { $rung }
find-paused = ⏸ Временно закрыто: { $name }
find-near = <b>Рядом:</b>
find-far = <b>Дальше от вас:</b>
find-none = Такой помощи в списке пока нет. Посмотрите другую помощь или нажмите «Срочная помощь» и позвоните 111: там отвечают по вопросам семьи, женщин и детей.
find-not-loaded = Список мест помощи сейчас не загружается. Попробуйте через несколько минут. Если ждать нельзя, нажмите «Срочная помощь» и позвоните 111.
find-around-button = Ещё: { $place }
find-other-button = Другая помощь рядом
find-elsewhere-button = Искать в другом месте
find-keep-button = Запомнить это место
find-unkeep-button = Забыть это место
find-kept = Запомнили. В следующий раз хватит одного нажатия.
find-unkept = Забыли.

point-head = <b>{ $number }. { $name }</b>
point-head-far = <b>{ $number }. { $name }</b> – { $distance }
point-title = <b>{ $name }</b>
point-kind = { $kind }
point-demo = ⚠️ Вымышленные данные для пробы
point-closed = ⛔ Закрыто
point-paused = ⏸ Временно закрыто
point-paused-reason = Причина: { $reason }
point-paused-until = Откроется: { $day }
point-place = Место: { $place }
point-address = Адрес: { $place }, { $address }
point-phone = ☎️ { $phone }
point-extension = (доб. { $extension })
point-call-first = Перед приходом позвоните.
point-always = Открыто круглосуточно
point-never = Сейчас закрыто
point-open = Сейчас открыто. Закроется: { $moment }
point-closed-now = Сейчас закрыто. Откроется: { $moment }
point-languages = Языки: { $languages }
point-topics = О чём: { $text }
point-eligibility = Кому можно прийти: { $text }
point-cost = Стоимость: { $text }
point-accessibility = Доступность: { $text }
point-notes = Дополнительно: { $text }
point-url = Сайт: { $text }
point-checked = Проверено: { $day }
point-stale = Последняя проверка: { $day }
    Перед приходом уточните по телефону.
point-unchecked = Данные ещё не проверены.
    Перед приходом уточните по телефону.
point-gone = Этих данных больше нет.
point-map-button = Показать на карте
point-contact-button = Сохранить контакт
point-share-button = Поделиться
point-wrong-button = Данные неверны
point-edit-button = Исправить данные
