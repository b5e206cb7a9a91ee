menu-events = Events

events-list = <b>Events</b>
events-none = Nothing is planned yet. What is new will be here.
events-none-such = Nothing of this kind is planned yet.
events-all-button = All
events-region-button = Region: { $region }
events-kind-button = Kind: { $chosen }
events-which-region = <b>In which region?</b>
events-which-kind = <b>What kind of events?</b>
events-line = <b>{ $number }. { $title }</b>
event-title = <b>{ $title }</b>
    { event-kind }
event-kind = { $kind ->
        [forum] Forum
        [meeting] Meeting
        [campaign] Campaign
        [training] Training
       *[contest] Contest
    }
event-untitled = Untitled
event-ends = Ends: { $moment }
event-demo = ⚠️ A made-up event to try the bot
event-when = 🗓 { $moment }
event-where = 📍 { $place }
event-audience = Who it is for: { $text }
event-language = { $language ->
        [kk] Kazakh
        [ru] Russian
       *[en] English
    }
event-languages = Languages: { $names }
event-description = { $text }
event-seats = Free seats: { $count }
event-full = No seats are left. Join the waiting list, and we'll tell you when one becomes free.
event-until = Sign-up closes: { $moment }
event-asks = You will be asked for: { $questions }
event-closed = Sign-up is closed.
event-begun = This event has begun.
event-over = This event is over.
event-cancelled = This event will not take place.
event-mine = { $status ->
        [confirmed] ✅ You're in
        [offered] 🎟 A seat is free for you
        [requested] ✋ Your request is being looked at
       *[waitlisted] ⏳ You are on the waiting list
    }
event-you-confirmed = ✅ <b>You're in: { $name }</b>
    Code for the door: <code>{ $code }</code>
event-you-offered = 🎟 <b>A seat is free for you: { $name }</b>
    If you come, press "I'll come". It is kept until: { $moment }
event-you-waitlisted = ⏳ <b>You are on the waiting list: { $name }</b>
    We'll tell you when a seat becomes free.
event-join-button = Sign up
event-wait-button = Join the waiting list
event-accept-button = I'll come
event-leave-button = Can't come
event-changed = ❗ <b>This event has changed.</b> Please look at the time and the place.
event-removed = ❗ <b>The organisers have taken you off the list.</b> If this surprises you, please ask them why.
event-notice = <b>A message from the organisers:</b>
    { $text }
event-calendar-button = Add to my calendar
event-calendar = Open the file to add the event to your phone's calendar.
event-neutral-title = Meeting
event-calendar-question = The calendar on your phone would show this, as "Meeting" and the time. Add it?
event-calendar-yes-button = Yes, add it
event-calendar-no-button = No, don't add it
event-map-button = On the map
event-share-button = Share
event-show-button = Open the event
event-gone = There is no such event. It may be over, or the link may be wrong.

event-ask-name = <b>{ $title }</b>
    Who is coming? Write the name; one word is enough.
event-name-empty = A name is written with letters.
event-name-long = That name is too long. Please shorten it to { $limit } characters.
event-ask-name-party = You can add the others later. How many you can sign up: { $limit }.
event-ask-other = Who else is coming? Write the name.
event-ask = { $code ->
        [council] Which council or organisation are you from?
        [district] Which district or town do you come from? Write its name.
        [phone] What is your phone number?
        [role] What do you come as?
       *[needs] What will you need? You can choose several.
    }
event-ask-own = { $words }
event-back-button = ◂ Back
event-skip-button = Skip
event-add-button = Add another person
event-phone-button = 📱 Send my number
event-phone-hint = You can send your number with the button below, or write it.
event-phone-done = Good, let's go on.
event-district-which = Which one?
event-district-unknown = No such place was found. Please try to write the district or town in another way.
event-needs-button = Done
event-no-needs-button = Nothing is needed
event-answer-long = Too long. Please shorten it to { $limit } characters.
event-answer-number = A number is needed here.
event-answer-phone = That number can't be read. An example: 8 701 234 56 78
event-summary = <b>Sign up?</b>
    { $title }
    🗓 { $moment }
event-summary-wait = <b>Join the waiting list?</b>
    { $title }
    🗓 { $moment }
event-summary-change = <b>Change it like this?</b>
    { $title }
    🗓 { $moment }
event-summary-name = Who is coming: { $name }
event-summary-answer = { $label }: { $answer }
event-consent = The organisers of the event and the secretariat see this. It is deleted a year after the event.
event-consent-phone = The organisers of the event and the secretariat see this; they call only about this event. It is all deleted a year after it.
event-save-button = I agree, save
event-answers-saved = Your answers are saved.
event-edit-button = Change my answers
event-remember-button = Remember for next time
event-remembered = Your name, council and district are remembered: next time one tap is enough. To delete them: /mydata
event-unremembered = Deleted. Next time we'll ask again.
event-agree-button = I agree, sign up
event-agree-wait-button = I agree, put me on the list
event-signed-up = ✅ <b>You're in!</b>
    Code for the door: <code>{ $code }</code>
event-on-waiting-list = ⏳ <b>You are on the waiting list.</b>
    We'll tell you at once when a seat becomes free.
event-not-signed-up = Sorry, sign-up has closed.
event-leave-question = Give up your seat? The next person waiting gets it.
event-unwait-question = Leave the waiting list?
event-leave-yes-button = Yes, I can't come
event-leave-no-button = No, keep it
event-left = Understood. Thank you for telling us!
event-not-left = You have not signed up for this event, or it has begun.
event-offer-over = The time is over; the seat is no longer kept for you. You may sign up again.
event-party-many = There are not enough seats for so many. Try with fewer people.

event-rate-button = Rate how it was
event-thanks = 🌷 <b>Thank you for being there!</b>
    { $title }
event-rate = Did you like it? If you wish, rate it: 1 – not at all, 5 – very much.
event-rated = Your rating: { $stars }. Thank you! You can change it for 30 days after the event.
event-said = Your words: { $text }
event-say-button = Write a few words
event-say-anew-button = Write something else
event-ask-words = What did you like, what could be better? Write a sentence or two.

    The organisers of the event and the secretariat read this, without your name. It is deleted a year after the event.
event-words-long = Too long. Please shorten it to { $limit } characters.
event-words-summary = <b>Send it like this?</b>
    { $text }
event-words-sent = Thank you for your words!
event-rating-late = The time for ratings is over: it is 30 days after the event.

certificate = { $kind ->
        [none] Nothing
        [thanks] Letter of thanks
       *[certificate] Certificate
    }
certificate-reason = { $kind ->
        [thanks] Thank you for taking part in
       *[certificate] has taken part in
    }
certificate-from = Mothers' Council
certificate-caption = Thank you for coming!
certificate-none = There is nothing here for you from this event.
event-asks-changed = The organisers have changed the questions. Please sign up once more; it takes a minute.
event-code-now = This event now needs a code to sign up. Please ask your council for it and sign up again.
