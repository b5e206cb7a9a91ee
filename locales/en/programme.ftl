programme-button = Programme
programme-back-button = Back to the programme
programme-list = <b>Programme</b>
    Press a button to take a seat, or to give it back. If you have signed up others, too, the seat is taken for all of you.
programme-none = There is no programme yet.
programme-changed = ❗ <b>The programme has changed.</b> Please look at the times and the halls.
programme-gone = Only those who are signed up see this programme, or it has changed.
programme-edit = <b>Programme</b>
    Choose what you want to change:
programme-empty = <b>Programme</b>
    It is empty yet. Add the first session.
session-add-button = Add to the programme
session-back-button = Back to this session
session-title = <b>{ $title }</b>
session-for-all = For everybody, no seat needed
session-full = No seats are left
session-mine = ✅ You have a seat
session-seats = Seats taken: { $taken } of { $count }
session-taken = ✅ <b>The seat is yours.</b>
session-given = The seat is free again.
session-not-full = <b>Sorry, there are not enough seats left for all of you.</b>
session-not-over = <b>It has begun, nothing can be changed any more.</b>
session-clash = <b>You have another seat at that time:</b>
    { $titles }

    Give it back and take this one?
session-swap-button = Yes, swap
session-keep-button = No, keep it
session-gone = There is no such session, or it has changed.
session-not-outside = ⚠️ A session must lie between the beginning and the end of the event.
session-not-ends-early = ⚠️ It must end after it begins.
session-ask-title = <b>New session</b>
    Write its title. You can add it in other languages later.
session-ask-start = <b>When does it begin?</b>
    Write the day and the time like this: 27.08 10:00
session-ask-seats = <b>How many seats are there?</b>
    Send a number. If it is for everybody, send "-".
session-summary = <b>{ $title }</b>
    🗓 { $moment }
    Seats: { $seats }

    Add it to the programme?
session-delete-button = Remove from the programme
session-delete-question = <b>Remove it?</b>
    Seats taken: { $count }. All who have one are told.
session-delete-yes-button = Yes, remove it
session-delete-no-button = No, keep it
session-deleted = It is removed from the programme.
attendance-button = Attendance
attendance-list = <b>Attendance</b>
    Press the number of who is here. Pressed again, it is taken back.
attendance-none = Nobody has taken a seat yet.
attendance-line = { $there ->
        [yes] ✅
       *[no] ▫️
    } { $number }. { $name } · { $code }
