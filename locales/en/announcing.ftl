menu-announcing = Send an announcement

announce-what = <b>What is it about?</b>
    People subscribe to topics. Who does not want one can stop that one alone.
announce-where = <b>For which territory?</b>
announce-list = <b>Announcements</b>
announce-none = There are no announcements yet.
announce-new-button = New announcement
announce-list-button = All announcements
announce-untitled = No text yet
announce-campaign-button = Campaign
announce-campaign = <b>Campaign:</b> { $name }
announce-which-campaign = <b>Which campaign is it part of?</b>
announce-no-campaign-button = No campaign
announce-beginning = <b>{ $text }</b>
announce-status = { $status ->
        [draft] 📝 A draft: only you see it yet
        [scheduled] 🕓 To be sent: { $moment }
        [missed] ⚠️ Not sent in time ({ $moment }): the bot was down, or something has changed. Send it now, or choose another time?
       *[released] 📣 Sent
    }
announce-topic = <b>Topic:</b> { $topic }
announce-audience = { $audience ->
        [members] Members of councils
        [registered] Signed up for an event
       *[subscribed] Subscribed to the topic
    }
announce-to = <b>For:</b> { announce-audience }
    <b>Territory:</b> { $place }
announce-guests = <b>Event:</b> { $title }
announce-only = <b>Only for who has chosen:</b> { $languages }
announce-reach = <b>People it reaches:</b> { $total }
    { $languages }
announce-region = { $region }: { $count }
announce-words = <b>Text:</b> { $languages }
announce-instead = No text in { $language }, shown instead: { $other }
announce-media = <b>Attached:</b> { $kind ->
        [photo] a picture
        [video] a video
       *[document] a file
    }
announce-button = <b>Button:</b> { $label }. { $to }
announce-when = <b>When:</b> { $isSet ->
        [yes] { $moment }
       *[no] at once
    }
announce-urgent = ⚡️ Urgent: does not wait for the morning, comes with a sound
announce-once = Not sent again where it is not known whether it came
announce-corrected = ✏️ You have changed the text, but people still have the old one.
announce-approved = ✅ Agreed: { $name }
announce-not-approved = ❌ Did not agree: { $name }. Change it and ask again.
announce-needs-review = 👥 What goes to more than 1,000 people, or to more than one region, needs a second person's word.
announce-waits-review = 👥 Waiting for the word of { $name }
announce-issue = { $kind ->
        [empty] There is no text yet.
        [event] Nobody can sign up for the event a button leads to: it is called off, or over.
        [nobody] Nobody would get this: change the territory or whom it is for.
        [long] The text is too long. With a picture or a file, 1024 characters at most.
       *[untranslated] No text in this language: { $language }. There are people who read it.
    }
announce-file-button = Picture, file
announce-buttons-button = Buttons
announce-to-button = For whom
announce-topic-button = Topic
announce-when-button = When
announce-once-button = Never twice
announce-urgent-button = Urgent
announce-test-button = Test to me
announce-share-button = WhatsApp and QR
announce-hand-over-button = Hand over
announce-drop-button = Delete the draft
announce-drop-yes-button = Yes, delete it
announce-send-button = Send →
announce-unschedule-button = Do not send
announce-correct-button = Correct everywhere
announce-uncorrect-button = Drop the change
announce-progress-button = How it is going
announce-report-button = Report
announce-copy-button = Copy as a new one
announce-recall-button = Take back
announce-back-button = Back to the announcement
announce-see-button = See how it looks
announce-drop-question = <b>Delete the draft?</b>
    It can't be brought back.
announce-dropped = The draft is deleted.
announce-asks-you = 👥 Your word is asked for
announce-author = <b>Author:</b> { $name }
announce-reached = <b>Have it or are to have it:</b> { $total }
    { $languages }
announce-gone = There is no such announcement, or it has changed.
announce-full = There can be three buttons at most. Remove one first.
announce-not-shown = ⚠️ Telegram does not show it like this: { $reason }
announce-unscheduled = It will not be sent: it is a draft again.
announce-ask-words = <b>{ $language }</b>
    Write the text here, up to { $most } characters. Bold, italics and links are kept.
announce-no-words-button = No text in this language
announce-no-text = This is no text. Please write the announcement in words.
announce-too-long = The text is too long: { $count } characters. At most: { $most }.
announce-ask-file = Send one picture, video or file. The text with it may have { $most } characters.
announce-no-file-button = No file
announce-bad-file = This is no picture, video or file.
announce-ask-when = <b>When shall it be sent?</b>
    For example: 1 December 10:00. Nobody is written to between 21:00 and 09:00: they get it in the morning.
announce-now-button = At once
announce-tomorrow-button = Tomorrow 10:00
announce-bad-when = That time could not be read, or is over. For example: 1 December 10:00
announce-ask-link = Send the link the button opens, for example: https://ana.kz
announce-bad-link = This does not look like a link.
announce-ask-label = <b>What shall the button say?</b>
    In three languages: on three lines, Kazakh, Russian, English.
announce-bad-label = Three lines at most, each of up to { $most } characters.
announce-not-saved = The change is not saved yet.
announce-saved = Saved.
announce-saved-schedule = Saved, but it will not go at the set time any more: press "Send" again once it is ready.
announce-saved-request = Saved. As it has changed, the second person must be asked again.
announce-which-buttons = <b>Buttons under the announcement</b>
    At most { $most }. To remove one, press it.
announce-add-event-button = ＋ Sign-up for an event
announce-add-help-button = ＋ Find help
announce-add-link-button = ＋ A link
announce-which-event = <b>Sign-up for which event?</b>
announce-whose-guests = <b>For who has signed up for which event?</b>
announce-no-events = There are no coming events in your territory.
announce-place-button = Territory: { $place }
announce-in = <b>{ $place }</b>
    Choose the territory it is for:
announce-tested = This is what people see. In a test the buttons change nothing.
announce-check = <b>Send it?</b>
    People who get it: { $count }
announce-check-later = <b>Schedule it?</b>
    { $moment }
    People who get it: { $count }
announce-go-button = Yes, send: { $count }
announce-schedule-button = Yes, schedule: { $count }
announce-scheduled = 🕓 To be sent: { $moment }
announce-write-button = Write the text: { $language }
announce-instead-button = { $language }: show { $other }
announce-ask-colleague = <b>A second person must agree</b>
    People who get it: { $count }. Whom shall we ask?
announce-waits-colleague = <b>Waiting for a colleague to agree</b>
    People who get it: { $count }. You can ask one more colleague:
announce-no-colleague = There is nobody else in this territory who could agree. Invite a colleague to the team: /team
announce-asked = Your colleague has been asked, and we tell you when there is an answer. Without one we remind her, and then ask one more person.
announce-agree-button = Agree to sending it
announce-disagree-button = Do not agree
announce-agreed = Thank you. It can be sent now.
announce-disagreed = All right, we tell the author.
announce-has-changed = It has changed since you looked. You will be asked again once it is ready.
announce-hand-to = <b>Who shall go on with the draft?</b>
    From then on it is hers.
announce-no-colleague-to-go-on = There are no other coordinators in this territory.
announce-handed-over = The draft is handed over.
announce-fix-question = <b>Change the text everywhere?</b>
    It changes in the chats of all who got it. The report says where it could not be changed.
announce-fix-yes-button = Yes, correct everywhere
announce-recall-question = <b>Take the announcement back?</b>
    It disappears from people's chats. What was sent more than 48 hours ago Telegram does not let us delete: the report says how many those are. What was opened by the link, or read already, stays.
announce-recall-yes-button = Yes, take it back
announce-share-text = The text to copy ({ $language }):
announce-qr = A QR code for WhatsApp or posters. It opens the announcement in the bot.
announce-qr-later = A QR code for WhatsApp or posters. It works once the announcement is sent.
announce-report = <b>Report on the announcement</b>
announce-report-line = { $column }: { $count }
announce-column = { $column ->
        [reason] Reason
        [count] Number
        [region] Region
        [language] Language
        [delivered] Delivered
        [unreachable] Have blocked the bot
        [failed] Failed
        [stopped] Not sent
        [unsure] Not known whether it came
        [recalled] Taken back
        [waiting] Still to come
        [uncorrected] Still the old text
        [kept] Could not be taken back
        [taps] Pressed a button
        [signups] Signed up
       *[stops] Wanted no more
    }
announce-reasons-sheet = Reasons
announce-report-parts = <b>Delivered, by language and region</b>
announce-report-part = • { $column }: { $count }
announce-reasons = <b>Why it failed</b> (in Telegram's words)
announce-reason = • { $reason }: { $count }
announce-report-note = Who opens a link is not visible to a bot: only its own buttons are counted.
announce-report-file-button = Excel file
announce-report-sheet = Report
announce-report-caption = Report on the announcement
announce-total = All
help-announcing = • Sends announcements to your territory: /announce
command-announce = Send an announcement
command-announcements = Announcements
announce-card-button = Open the announcement
people-count = { $count }
people-few = fewer than 5

run-title = <b>{ $state ->
        [refused] Stopped: Telegram does not take the text
        [paused] Paused
        [done] { $task ->
            [edit] Corrected
            [delete] Taken back
           *[send] Sent
        }
        [cancelled] Stopped for good
       *[running] { $task ->
            [edit] Being corrected
            [delete] Being taken back
           *[send] Being sent
        }
    }</b>
run-done = { $task ->
        [edit] Corrected
        [delete] Deleted
       *[send] Delivered
    }: { $done } of { $total }
run-left = Left: { $count }
run-unreachable = Have blocked the bot: { $count }
run-failed = Failed: { $count }
run-stopped = Not sent: { $count }
run-unsure = Not known whether it came: { $count }
run-waits = Waits for the morning. Goes on: { $moment }
run-speed = A second: { $perSecond }. Minutes left: { $minutes }
run-pause-button = Pause
run-resume-button = Go on
run-cancel-button = Stop for good
