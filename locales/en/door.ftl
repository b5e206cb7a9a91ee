ticket-button = Ticket
ticket-caption = 🎟 <b>{ $title }</b>
    🗓 { $moment }
    { $name }
    Code for the door: <code>{ $code }</code>

    Show this at the entrance.
ticket-none = You have no ticket for this event. Open the event to see whether you have a seat.
ticket-scanned = Show this ticket at the entrance of the event.

door-button = Check-in at the door
door-card = <b>{ $title }</b>
    🗓 { $moment }

    You can check in who comes with a phone. Begin yourself, or send helpers a link.
door-card-linked = <b>{ $title }</b>
    🗓 { $moment }

    Helpers have a link already. A new one makes it worthless, and puts out all who came by it.
door-link-button = Link for helpers
door-new-link-button = New link
door-link-made = Forward the next message to the helpers at the door. They will see the names of those who come.
door-link = <b>{ $title }</b>
    If you are at the door, open this link:
    { $link }
door-offer = <b>{ $title }</b>
    🗓 { $moment }

    You are asked to check in who comes. Please keep the names that you see to yourself.
door-begin-button = Begin checking in
door-begun = ✅ <b>You are at the door.</b>
    Scan the QR code of a ticket with your phone's camera. Or write the code or the name here.
door-leave-button = Leave the door
door-left = Thank you! You are no longer at the door.
door-gone = This link works no more, or the event is over.
door-guest = <b>{ $name }</b>
    Is it this person?
door-admit-button = Yes, check in
door-welcome = ✅ <b>Welcome! { $name }</b>
door-already = ⚠️ <b>{ $name }</b>
    This ticket was used already: { $moment }
door-party = Signed up together: { $party }, here: { $here }
door-undo-button = Undo
door-undone = Taken back. The ticket can be used again.
door-not-undone = That was taken back already, or has changed since.
door-elsewhere = ❌ This ticket is for another event.
door-cancelled = ❌ This sign-up was cancelled.
door-waiting = ❌ There is no seat yet: still on the waiting list.
door-unknown = ❌ There is no such ticket or name. Please check how it is written.
door-many = There are several such names. Write the surname, too.
door-slow = Too many searches found nothing. Please wait ten minutes. You can still scan QR codes.
door-early = You can check people in from this time: { $moment }
door-out = You are no longer at the door: the link was renewed, or the event is over.
