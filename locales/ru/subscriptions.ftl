menu-subscriptions = Подписки
command-subscriptions = Подписки

subscriptions-question = Сообщать вам, когда рядом будет мероприятие или полезная помощь? Темы выбираете вы, остановить можно в любой момент.
subscriptions-choose-button = Выбрать темы
subscriptions-no-button = Нет, спасибо
subscriptions-declined = Хорошо, писать не будем. Если передумаете: /subscriptions

subscriptions-card = <b>Подписки</b>
    О чём вам сообщать? Пишем только о том, что вы отметили.
subscriptions-paused = ⏸ Пауза. Объявления снова придут: { $day }
subscriptions-stopped = <b>Подписки</b>
    Объявления остановлены. Напоминания о мероприятиях, на которые вы записаны, приходят как раньше.
subscriptions-home-button = Где я живу: { $place }
subscriptions-no-home-button = Территория: только вся страна
subscriptions-quiet-button = Тихие часы: { $hours }
subscriptions-no-quiet-button = Тихие часы: нет
subscriptions-pause-button = Пауза на месяц
subscriptions-resume-button = Закончить паузу
subscriptions-stop-button = Остановить всё
subscriptions-start-button = Начать снова
subscriptions-back-button = ◂ Подписки

subscriptions-quiet = <b>Тихие часы</b>
    В эти часы объявления не приходят, а ждут. Сразу приходит только самое срочное.
subscriptions-no-quiet = Можно писать в любое время

subscriptions-where = <b>Где вы живёте?</b>
    Тогда придут и объявления для ваших мест. Напишите название села или города или нажмите внизу «Отправить геолокацию». Хранится только название места: сама геолокация нигде не хранится и удаляется из чата.
subscriptions-country-button = Только общее для всей страны
subscriptions-home-kept = Где вы живёте: { $place }. Если неверно, это можно изменить ниже.
subscriptions-abroad = Похоже, вы сейчас не в Казахстане. Напишите название своего села или города или выберите из списка.
