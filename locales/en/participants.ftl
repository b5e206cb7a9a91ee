participants-button = Participants ({ $count })
participants-head = <b>{ $title }</b>
    { $head ->
        [all] All participants: { $total }
        [confirmed] Signed up: { $total }
        [waiting] Waiting for a seat: { $total }
       *[found] Found: { $total }
    }
participants-none = Nobody is here yet.
participants-line = { $status ->
        [confirmed] ✅
        [offered] 🎟
       *[waitlisted] ⏳
    } { $number }. { $name }{ $role }{ $there ->
        [yes] {" "}✔️ was there
       *[no] {""}
    }
participants-filter = { $filter ->
        [confirmed] Signed up
        [waiting] Waiting for a seat
       *[all] All
    }
participants-status = { $status ->
        [confirmed] Has a seat
        [offered] A seat is offered
        [waitlisted] On the waiting list
       *[cancelled] Cancelled
    }
participants-search-button = Search
participants-search-again-button = Search again
participants-add-button = Add
participants-message-button = Write
participants-mark-button = Mark who was there
participants-figures-button = By region and role
participants-file-button = As a file
participants-list-button = To the list
participants-figures = <b>Signed up:</b> { $confirmed }
    Offered a seat: { $offered }
    On the waiting list: { $waitlisted }
    Cancelled: { $cancelled }
    Were there: { $attended }
participants-regions = <b>By region</b>
participants-roles = <b>By role</b>
participants-count = { $name }: { $count }
participants-search-what = <b>Who are you looking for?</b>
    Write a name, a code or a number.

participant-title = <b>{ $number }. { $name }</b>
participant-code = Code for the door: <code>{ $code }</code>
participant-role = Comes as: { $role }
participant-region = Region: { $place }
participant-answer = { $label }: { $text }
participant-phone = Phone: { $phone }
participant-since = Signed up: { $moment }
participant-by-hand = Added by hand: gets no messages in Telegram.
participant-attended = ✔️ Was there: { $moment }
participant-there-button = Mark as there
participant-not-there-button = Mark as not there
participant-seat-button = Give a seat
participant-message-button = Write to this person
participant-cancel-button = Take off the list
participant-cancel-question = <b>Take this person off the list?</b>
    { $name }

    The next person waiting gets the seat. Who signed up in Telegram is told.
participant-cancel-yes-button = Yes, take off
participant-cancel-no-button = No, keep
participant-cancelled = Taken off the list.
participant-full = No seat is free. First add seats, or free somebody's.
participants-over = The event has begun, or will not take place; the list does not change any more.

participants-add-what = <b>Add people without Telegram</b>
    Write a name or send a list: one person a line, up to { $limit } lines. A phone may follow after ";":
    Айгүл Сәрсенова; +7 701 234 56 78
participants-add-none = No name could be read. Please write one name a line.
participants-add-many = { $limit } lines at a time at most. Please send them in parts.
participants-add-one = <b>Add this person?</b>
    { $name }
participants-add-some = <b>Add these people?</b>
    In all: { $count }
participants-add-unread = ⚠️ Lines that can't be read: { $lines }. They are not added.
participants-add-known = ⚠️ These names are on the list already, or written twice: { $names }
participants-add-yes-button = Add
participants-added = Added. With a seat: { $seated }. On the waiting list: { $waiting }.

participants-mark-what = <b>Who was there?</b>
    Send codes, or numbers of the list, with spaces between; up to { $limit }.
participants-mark-summary = <b>Mark them as there?</b>
    In all: { $count }
participants-mark-yes-button = Mark
participants-marked = Marked as there: { $count }.
participants-mark-unknown = ⚠️ Not found among those who have a seat: { $marks }

participants-message-whom = <b>Whom do you write to?</b>
participants-message-what = <b>Write the message</b>
    Up to { $limit } characters. It is shown above the event.
participants-message-summary = <b>Send it like this?</b>

    { $text }

    People who get it: { $people }
participants-message-sent = Sent. People who get it: { $people }.
participants-message-many = { $limit } messages a day can be sent. Please go on tomorrow.
participants-message-nobody = None of them has signed up in Telegram.

participants-file-what = <b>Which file?</b>
    It holds people's data: please pass it to nobody. It is deleted from the chat within 47 hours.
participants-file-list-button = The whole list
participants-file-signatures-button = A list to sign
participants-file-caption = This holds people's data. The message is deleted within 47 hours.
participants-file-sheet = Participants
participants-column = { $column ->
        [number] No.
        [code] Code
        [name] Name
        [status] Status
        [role] Comes as
        [region] Region
        [phone] Phone
        [since] Signed up
        [attended] Was there
        [from] Region, council
       *[signature] Signature
    }
participant-certificate-caption = Print it for those without Telegram. The picture will leave this chat within 47 hours.
