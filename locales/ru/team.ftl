team-title = <b>Команда</b>
    Всего: { $total }. Нажмите на имя, чтобы узнать больше.
team-line = { $name } – { $role }, { $place }
team-invite-button = Пригласить
team-invitations-button = Приглашения: { $count }
team-back-button = Список команды
team-member = <b><a href="tg://user?id={ $id }">{ $name }</a></b>
    { $role } – { $place }
    Роль выдана: { $since }
team-gone = Такой записи нет, или она изменилась.

team-withdraw-button = Снять роль
team-withdraw-question = <b>Снять роль?</b>
    <a href="tg://user?id={ $id }">{ $name }</a>
    { $role } – { $place }
    Роль выдана: { $since }

    Всё, что открывает эта роль, закроется сразу. Этому человеку придёт сообщение.
team-withdrawn = Роль снята. Этому человеку придёт сообщение.
team-last-admin = В секретариате больше никого нет, поэтому снять роль нельзя. Сначала пригласите в секретариат ещё одного человека.

team-invite-role = На какую роль приглашаете?
team-invite-place = <b>{ $role }</b>
    Для какой территории?
team-invite-within = <b>{ $role }</b>
    { $place }

    Для какой территории?
team-invited = Перешлите следующее сообщение человеку, которого приглашаете. Ссылка подойдёт только одному человеку.

    Когда приглашение примут, вам придёт сообщение: вы увидите, кто это, и сможете подтвердить.
team-link = Приглашаем вас в команду Совета матерей.
    Ваша роль: { $role } – { $place }

    { $link }
    Ссылка действует до: { $until }

team-invitations-title = <b>Приглашения</b>
team-invitations-none = Открытых приглашений нет.
team-invitation-open = { $role } – { $place }. Пока не принято. Действует до: { $until }
team-invitation-claimed = { $role } – { $place }. Принято. Теперь должен подтвердить человек, который приглашал.
team-revoke-button = Отозвать приглашение
team-revoked = Приглашение отозвано. Ссылка больше не действует.

team-claim = <b>Ваше приглашение принято</b>
    <a href="tg://user?id={ $id }">{ $name }</a>
    { $role } – { $place }

    Это человек, которого вы приглашали? Подтверждайте, только если уверены.
team-confirm-button = Подтвердить
team-refuse-button = Не подтверждать
team-confirmed = Подтверждено: { $role } – { $place }. Этому человеку придёт сообщение.
team-refused = Не подтверждено. Роль не выдана.
