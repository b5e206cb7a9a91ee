delegation-button = Our delegation
delegation-which = <b>Which region's delegation?</b>
delegation-title = <b>{ $event }</b>
    Delegation of: { $region }
    Seats: { $seats }
    Taken: { $used }
delegation-ends = What is not taken becomes everybody's: { $moment }
delegation-closed = No seats are kept for this delegation any more.
delegation-none = There are no delegates yet.
delegation-line = { $number }. { $account ->
        [yes] By Telegram
       *[no] Added by name
    }, { $moment }
delegation-name-button = Add by name
delegation-link-button = Give a link
delegation-candidates-button = Take one who waits
delegation-candidates = <b>Who of the region waits</b>
    { $region }
delegation-candidates-none = Nobody of this region waits yet.
delegation-candidate-line = { $number }. { $status ->
        [requested] Has asked to come
       *[waitlisted] On the waiting list
    }, people: { $people }, { $moment }
delegation-back-button = Back to the delegation
delegation-gone = There is no such delegation, or it has changed.
delegation-full = The delegation has no free seats. Give one back first.
delegation-over = No seats are kept for this delegation any more.
delegate-card = <b>{ $name }</b>
    Delegation of: { $region }
delegate-code = Code for the door: <code>{ $code }</code>
delegate-phone = Phone: { $phone }
delegate-candidate-card = <b>{ $name }</b>
    Region: { $region }
    People: { $people }
delegate-take-button = Take into the delegation
delegate-taken = Now in the delegation. They will be told.
delegate-off-button = Take off the delegation
delegate-off-question = <b>Take this person off the delegation?</b>
    The seat is the delegation's again. If they use Telegram here, they are told.
delegate-off-yes-button = Yes, take off
delegate-off = Off the delegation.
delegate-ask-name = <b>What is the delegate's name?</b>
delegate-ask-phone = Write the phone number. Skip it if it is not needed.
delegate-skip-button = Skip
delegate-summary = <b>Delegate: { $name }</b>
    First ask whether they agree. The organisers of the event, the coordinator of the region and the secretariat see this. It is deleted a year after the event.
delegate-add-button = Add
delegate-added = The delegate is on the list. The code for the door is there: pass it on.
delegate-link-made = Send the next message to the delegate. One person can use the link.
delegate-link = <b>{ $event }</b>
    You are invited to the delegation of { $region }:
    { $link }

    The link works until: { $until }
delegate-invited = <b>{ $event }</b>
    🗓 { $moment }

    You are invited to the delegation of { $region }.
delegate-join-button = Take the seat
delegate-join-name = <b>What is your name?</b>
    One word is enough.
delegate-join-summary = <b>Shall we put you in the delegation?</b>
    { $event }
    Who is coming: { $name }

    The organisers of the event, the coordinator of the region and the secretariat see this. It is deleted a year after the event.
delegate-join-agree-button = I agree, put me in
delegate-joined = ✅ <b>The seat is yours.</b>
    The code for the door is on the event's page.
delegate-link-gone = This link works no more. Ask the coordinator for a new one.
delegate-link-full = The delegation has no free seats. Please ask the coordinator.
delegate-link-over = No seats are kept for this delegation any more.
