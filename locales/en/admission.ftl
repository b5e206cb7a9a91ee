event-by-code = 🔑 Sign-up is for members of the councils: it takes the code your council tells you.
event-by-approval = ✋ Sign-up is for members of the councils: the organisers look at each request.
event-request-button = Ask to come
event-you-requested = ✋ <b>Your request is being looked at: { $name }</b>
    We'll tell you what is decided.
event-requested = ✋ <b>The organisers have your request.</b>
    We'll tell you what is decided.
event-refused = Sorry, this time the organisers had no place for you.
event-released = The coordinator has given your seat in the delegation back. If you have questions, ask your council.
event-unrequest-question = Take your request back?
event-delegations = Some seats are kept for delegations of regions. The coordinator of a region also sees the names of those from there who wait.
event-ask-code = 🔑 <b>What is the members' code?</b>
    Six characters; your council knows it.
event-code-bad = The code has six letters and digits.
event-code-wrong = That code does not fit. Please check it and try again.
event-code-tries = That code does not fit either. Please ask your council, and try again in an hour.
admission-button = Who may sign up
admission-question = <b>Who may sign up?</b>
admission-choice = { $admission ->
        [open] Everybody
        [code] Members who know the code
       *[approval] Whom we let in
    }
admission-line = Who signs up: { admission-choice }
admission-code = Members' code: <code>{ $code }</code>
    Pass it on to the councils.
admission-renew-button = New code
admission-requests = Requests: { $count }
admission-requests-button = Requests: { $count }
admission-list = <b>Requests</b>
    Press a number to open it.
admission-none = No requests are waiting.
admission-request-line = { $number }. { $region }, people: { $people }, { $moment }
admission-no-region = no region given
admission-request = <b>A request to come</b>
    Region: { $region }
    People: { $people }
admission-answer = { $label }: { $answer }
admission-name = Name
admission-approve-button = Let in
admission-refuse-button = Don't let in
admission-approved = Let in. They will be told.
admission-refused = Not let in. They will be told.
admission-many = There are not enough seats for all of them. Raise their number first.
admission-over = The event has begun, or does not take place.
quota-button = Seats by region
quota-list = <b>Seats by region</b>
    Choose a region to change how many it has.
quota-line = { $region }: { $seats } seats, { $used } taken
quota-row = { $region }: { $seats }
quota-ends = What is not taken becomes everybody's: { $moment }
quota-never = What is not taken stays with the delegations.
quota-end-button = Until when they are kept
quota-ask-seats = <b>{ $region }</b>
    How many seats? 0: none.
quota-ask-end = When do seats that are not taken become everybody's? Write it like this: 27.08 10:00. For never, send "-".
quota-summary = <b>{ $region }</b>
    Seats kept: { $seats }
quota-used = There are more delegates than that. The delegation has to shorten its list first.
quota-full = There are not enough free seats: those kept and those taken can't be more than there are.
quota-back-button = Seats by region
admission-back-button = Other requests
admission-refuse-question = <b>Not let them in?</b>
    The request is deleted, and they are told.
