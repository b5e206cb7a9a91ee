team-title = <b>The team</b>
    In all: { $total }. Press a name to see more.
team-line = { $name } – { $role }, { $place }
team-invite-button = Invite
team-invitations-button = Invitations: { $count }
team-back-button = Team list
team-member = <b><a href="tg://user?id={ $id }">{ $name }</a></b>
    { $role } – { $place }
    Role given: { $since }
team-gone = There is no such entry, or it has changed.

team-withdraw-button = Withdraw the role
team-withdraw-question = <b>Withdraw this role?</b>
    <a href="tg://user?id={ $id }">{ $name }</a>
    { $role } – { $place }
    Role given: { $since }

    Everything this role opens will close at once. The person will get a message.
team-withdrawn = The role is withdrawn. The person will get a message.
team-last-admin = There is nobody else in the secretariat, so the role can't be withdrawn. Please invite someone else to the secretariat first.

team-invite-role = Which role is the invitation for?
team-invite-place = <b>{ $role }</b>
    For which territory?
team-invite-within = <b>{ $role }</b>
    { $place }

    For which territory?
team-invited = Forward the next message to the person you invite. Only one person can use the link.

    When they accept, you will get a message: you see who it is, and can confirm.
team-link = You are invited to the team of the Mothers' Council.
    Your role: { $role } – { $place }

    { $link }
    The link works until: { $until }

team-invitations-title = <b>Invitations</b>
team-invitations-none = There are no open invitations.
team-invitation-open = { $role } – { $place }. Not accepted yet. Works until: { $until }
team-invitation-claimed = { $role } – { $place }. Accepted. The person who invited has yet to confirm.
team-revoke-button = Withdraw the invitation
team-revoked = The invitation is withdrawn. The link no longer works.

team-claim = <b>Your invitation was accepted</b>
    <a href="tg://user?id={ $id }">{ $name }</a>
    { $role } – { $place }

    Is this the person you invited? Confirm only if you are sure.
team-confirm-button = Confirm
team-refuse-button = Don't confirm
team-confirmed = Confirmed: { $role } – { $place }. The person will get a message.
team-refused = Not confirmed. No role was given.
