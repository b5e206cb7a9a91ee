invitation-question = <b>Invitation to the team of the Mothers' Council</b>
    Invited by: { $inviter }
    Your role: { $role } – { $place }

    If you accept, the person who invited you will see your Telegram name. The role is yours once they confirm it.
invitation-accept-button = Accept
invitation-decline-button = Don't accept
invitation-claimed = Thank you! Once it is confirmed, we will let you know here.
invitation-own = This is your own invitation. Send the link to the person you invite.
invitation-gone = This invitation doesn't work. Please ask the person who invited you for a new link.

role-title = <b>Your role</b>
role-none = You have no role now.
role-leave-button = Give up the role
role-leave-one-button = Give up role no. { $number }
role-stay-button = Keep the role
role-leave-question = <b>Give up this role?</b>
    { $role } – { $place }

    Everything this role opens will close at once. Getting it back takes a new invitation.
role-left = You no longer have this role.
role-gone = You have no such role.
role-last-admin = There is nobody in the secretariat but you. Please invite someone else to the secretariat first.
