team-title = <b>The team</b>
    In all: { $total }. Press a name to see more.
team-line = { $name } – { $role }, { $place }
team-invite-button = Invite
team-invitations-button = Invitations: { $count }
team-back-button = List of the team
team-member = <b><a href="tg://user?id={ $id }">{ $name }</a></b>
    { $role } – { $place }
    In this role since { $since }
team-gone = There is no such entry, or it has changed.

team-withdraw-button = Withdraw the role
team-withdraw-question = <b>Withdraw this role?</b>
    <a href="tg://user?id={ $id }">{ $name }</a>
    { $role } – { $place }
    In this role since { $since }

    Everything this role opens will close at once. The person will be told.
team-withdrawn = The role is withdrawn. The person will be told.
team-last-admin = This is the last administrator, so the role can't be withdrawn. Please invite another one first.

team-invite-role = Which role is the invitation for?
team-invite-place = <b>{ $role }</b>
    Which territory is the invitation for?
team-invited = Forward the next message to the person you invite. The link can be used by one person only. When it is accepted, you will get a message: you see who it is, and confirm yourself.
team-link = You are invited to the bot of the Mothers' Council.
    { $role } – { $place }

    { $link }
    The link works until: { $until }

team-invitations-title = <b>Invitations</b>
team-invitations-none = There are no open invitations.
team-invitation-open = { $role } – { $place }. Waiting for an answer until: { $until }
team-invitation-claimed = { $role } – { $place }. Waiting to be confirmed by whoever invited.
team-revoke-button = Withdraw the invitation
team-revoked = The invitation is withdrawn. The link no longer works.

team-claim = <b>Your invitation was accepted</b>
    <a href="tg://user?id={ $id }">{ $name }</a>
    { $role } – { $place }

    Is this the person you invited? Confirm only if you are sure.
team-confirm-button = Confirm
team-refuse-button = Don't confirm
team-confirmed = Confirmed: { $role } – { $place }. The person will be told.
team-refused = Not confirmed. No role was given.
