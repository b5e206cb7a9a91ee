menu-organising = Hold an event

organise-field = { $field ->
        [kind] Kind
        [place] Territory
        [coordinates] Point on the map
        [title] Title
        [venue] Venue
        [audience] Who it is for
        [description] Description
        [picture] Picture
        [startsAt] Begins
        [endsAt] Ends
        [signupClosesAt] Sign-up closes
        [partyLimit] How many people one signs up
        [offerHours] Keep a freed seat (hours)
       *[capacity] Seats
    }
organise-list = <b>Events of your territory</b>
organise-none = Nothing is planned in your territory.
organise-new-button = New event
organise-what = <b>What kind of event?</b>
organise-where = <b>For which territory?</b>
organise-in = <b>{ $place }</b>
    Choose the territory it is for:
organise-status = { $status ->
        [draft] 📝 Draft: only organisers see it yet
        [published] 🟢 Published
        [closed] 🔒 Sign-up is closed
        [finished] Over
       *[cancelled] Cancelled
    }
organise-unlimited = Seats: no limit
organise-capacity = Seats: { $count }
organise-offer = Hours a freed seat is kept: { $hours }
organise-counts = <b>Signed up:</b> { $confirmed }
    Offered a seat: { $offered }
    On the waiting list: { $waitlisted }
    Cancelled: { $cancelled }
    Attended: { $attended }
organise-missing = No title in: { $languages }
organise-issue-no-title = It has no title.
organise-issue-no-start = It has no start time.
organise-issue-past = Its beginning is in the past.
organise-issue-ends-early = It ends before it begins.
organise-issue-closes-late = Sign-up closes after it begins.
organise-publish-button = Publish
organise-edit-button = Edit
organise-close-button = Close sign-up
organise-cancel-button = Call the event off
organise-cancel-question = <b>Will the event not take place?</b>
    This can't be undone.
organise-cancel-yes-button = Yes, call it off
organise-cancel-no-button = No, it takes place
organise-gone = There is no such event, or it has changed.
organise-edit = <b>What do you change?</b>
organise-ask-language = <b>{ organise-field }</b>
    In which language?
organise-ask-text = <b>{ organise-field }</b> ({ $language })
    Send the text. To remove it, send "-".
organise-ask-moment = <b>{ organise-field }</b>
    Write the day and the time like this: 27.08 10:00. To remove it, send "-".
organise-ask-number = <b>{ organise-field }</b>
    Send a number. For no limit, send "-".
organise-too-long = Too long. Please shorten it to { $limit } characters.
organise-bad-moment = That date can't be read. An example: 27.08.2027 10:00
organise-bad-number = A number from { $least } to { $most } is needed.
organise-nothing = none
organise-summary = <b>{ organise-field }</b>
    { $value }

    Save it like this?
organise-save-button = Save
organise-saved = Saved.
organise-taken = More seats than that are taken. It can't be fewer.
organise-card-button = Back to the event
organise-issue-closed-already = Sign-up has closed already.
organise-reopen-button = Open sign-up again
organise-delete-button = Delete the draft
organise-deleted = The draft is deleted.
organise-will-tell = All who signed up by Telegram are told: { $people }.
organise-by-hand = Without Telegram: { $people }. Please tell them yourselves.
organise-ask-hours = <b>{ organise-field }</b>
    For how many hours? 0: the next one has it at once. Hours of the night do not count.
organise-questions-button = What participants are asked
organise-questions = <b>What shall we ask participants?</b>
    The name is always asked. Press once to ask, twice to make the answer required, a third time not to ask.
organise-asked = { $state ->
        [off] ▫️
        [may] ☑️
       *[must] ❗
    }
organise-question-button = Add your own question
organise-question-which = <b>How is it answered?</b>
organise-question-type = { $type ->
        [text] In their own words
        [choice] By a choice of answers
        [number] By a number
       *[yesno] Yes or no
    }
organise-question = <b>{ $language }</b>
    { $words }
organise-question-must = ❗ An answer is required
organise-question-may = No answer is needed
organise-must-button = Require an answer
organise-may-button = Require no answer
organise-unask-button = Remove this question
organise-ask-question = <b>Write the question</b> ({ $language })
organise-ask-choices = Write the answers to choose from, each on a line of its own. How many there may be: { $least }–{ $most }
organise-bad-choices = There are too few or too many answers, or one is there twice.
organise-question-summary = { $words }

    Save it like this?
organise-issue-many-questions = There are too many questions. Remove one and try again.
organise-ask-party = <b>{ organise-field }</b>
    How many people may one person sign up, themselves included? 1: only themselves.
organise-file-button = From a file
organise-file-how = <b>Events from a file</b>
    Send a table (XLSX or CSV, up to 5 MB) to this chat. First you see what would change; nothing does until you confirm. New events become drafts.
organise-file-wanted = Please send a file with a table.
organise-imported = <b>The file is imported</b>
    New drafts: { $added }
    Changed: { $changed }
organise-publish-all-button = Publish all: { $count }
organise-all-published = <b>Published: { $count }</b>
organise-not-published = Still drafts:
organise-problem-not-yours = This is not your territory.
organise-problem-over = The event is over or cancelled and can't be changed.
organise-problem-taken = More seats are taken, it can't have fewer.
organise-problem-other-kind = The kind of a published event stays as it is.
organise-problem-bad-moment = Not a time: write 2027-09-01 10:00.
organise-problem-twice = There is such an event already.
organise-problem-bad-id = The id of the event is not valid.
organise-problem-too-large = The file is too large, 5 MB at most.
organise-problem-unknown-format = The format is not known: it must be XLSX or CSV.
organise-sheet = Events
organise-column-id = Your own id, or that of the bot. Your own counts within its place. If empty, an event is known by its kind, place, title and start.
organise-column-kind = Kind: forum, meeting, campaign, training, contest, or the same in words. Needed.
organise-column-title = Title. Needed in one language at least.
organise-column-description = What it is about.
organise-column-kato = KATO code, 9 digits: the territory it is for. Needed.
organise-column-venue = Where it is: building, hall.
organise-column-latitude = Latitude, e.g. 51.128.
organise-column-longitude = Longitude, e.g. 71.43.
organise-column-starts-at = Start, Almaty time: 2027-09-01 10:00. An offset may be given: 2027-09-01T10:00+05:00.
organise-column-ends-at = End, written the same.
organise-column-capacity = Number of seats. If empty, there is room for everybody.
organise-column-signup-closes-at = Until when people sign up.
organise-column-audience = Who it is for. One column, audience, will do: the language is told by the text.
organise-discreet = 🤫 A discreet event: the list does not show her that she is in, there is no share button, the map says only "Meeting", and it is put into a calendar only when she asks.
organise-discreet-button = Make it discreet
organise-ordinary-button = Make it ordinary
organise-picture = 🖼 With a picture
organise-ask-picture = <b>Picture</b>
    Send one photo: it is shown above the event.
organise-no-picture-button = No picture
organise-bad-picture = That is no photo. Please send it as a photo, not as a file.
organise-past-button = Past events
organise-past-list = <b>Past events of your territory</b>
organise-past-none = Nothing has been held in your territory yet.
organise-copy-button = Make another like it
organise-copied = ✅ A new draft is ready. It was moved ahead to the same day of the week. Please look it through.
organise-ratings = ⭐ <b>Average rating: { $average }</b>
    Ratings: { $count }
organise-words-button = What people wrote
organise-words-item = 💬 { $text }
organise-words = <b>What people wrote</b>
    In all: { $total }. It is shown without names, and deleted from this chat within 47 hours.
organise-words-none = Nobody has written anything yet.
organise-certificate-button = Certificate or letter of thanks
organise-certificate = <b>What do those who came get?</b>
    Who is noted as present can take it as a picture from the event's card once it has begun. You can also choose it after the event.
organise-languages-button = Languages
organise-languages = <b>In which languages is it held?</b>
    You can tick several.
organise-reminders-button = Reminders
organise-reminders = <b>When should people be reminded?</b>
    You can tick several.
organise-reminder = { $hours ->
        [168] A week before
        [72] Three days before
        [24] A day before
       *[2] Two hours before
    }
organise-asked-list = <b>Events people ask to join</b>
organise-asked-none = No request is waiting for an answer.
organise-list-button = To the list of events
organise-file-will-tell = All who signed up are told: { $people }.
