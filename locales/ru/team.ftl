team-title = <b>Команда</b>
    Всего: { $total }. Нажмите на имя, чтобы узнать больше.
team-line = { $name } – { $role }, { $place }
team-invite-button = Пригласить
team-invitations-button = Приглашения: { $count }
team-back-button = Список команды
team-member = <b><a href="tg://user?id={ $id }">{ $name }</a></b>
    { $role } – { $place }
    Роль с этого дня: { $since }
team-gone = Такой записи нет, или она изменилась.

team-withdraw-button = Снять роль
team-withdraw-question = <b>Снять роль?</b>
    <a href="tg://user?id={ $id }">{ $name }</a>
    { $role } – { $place }
    Роль с этого дня: { $since }

    Всё, что открывает эта роль, закроется сразу. Мы сообщим об этом.
team-withdrawn = Роль снята. Мы сообщим об этом.
team-last-admin = Это последний администратор, роль снять нельзя. Сначала пригласите ещё одного.

team-invite-role = На какую роль приглашаете?
team-invite-place = <b>{ $role }</b>
    На какую территорию приглашаете?
team-invited = Перешлите следующее сообщение тому, кого приглашаете. Ссылкой может воспользоваться только один человек. Когда приглашение примут, вам придёт сообщение: вы увидите, кто это, и подтвердите сами.
team-link = Приглашаем вас в бот Совета матерей.
    { $role } – { $place }

    { $link }
    Ссылка действует до: { $until }

team-invitations-title = <b>Приглашения</b>
team-invitations-none = Открытых приглашений нет.
team-invitation-open = { $role } – { $place }. Ждём ответа до: { $until }
team-invitation-claimed = { $role } – { $place }. Ждём подтверждения от того, кто приглашает.
team-revoke-button = Отозвать приглашение
team-revoked = Приглашение отозвано. Ссылка больше не действует.

team-claim = <b>Ваше приглашение принято</b>
    <a href="tg://user?id={ $id }">{ $name }</a>
    { $role } – { $place }

    Это тот человек, которого вы приглашали? Подтверждайте, только если уверены.
team-confirm-button = Подтвердить
team-refuse-button = Не подтверждать
team-confirmed = Подтверждено: { $role } – { $place }. Мы сообщим об этом.
team-refused = Не подтверждено. Роль не выдана.
