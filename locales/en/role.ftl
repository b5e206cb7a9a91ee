invitation-question = <b>You are invited to the bot of the Mothers' Council</b>
    Invited by: { $inviter }
    Your role: { $role } – { $place }

    If you accept, whoever invited you will see your Telegram name. The role is given once this is confirmed.
invitation-accept-button = Accept
invitation-decline-button = Don't accept
invitation-claimed = Thank you! Once it is confirmed, we will let you know here.
invitation-own = This is your own invitation. Send the link to the person you invite.
invitation-gone = This invitation doesn't work. Please ask whoever invited you for a new link.

role-title = <b>Your role</b>
role-none = You have no role now.
role-leave-button = Give up the role
role-leave-one-button = Give up: { $role } – { $place }
role-leave-question = <b>Give up this role?</b>
    { $role } – { $place }
    Everything this role opens will close at once. Getting it back takes a new invitation.
role-left = You no longer have this role.
role-gone = You have no such role.
role-last-admin = You are the last administrator. Please invite another one first.
