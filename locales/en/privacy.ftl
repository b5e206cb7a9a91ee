mydata-title = <b>What is kept about you</b>
mydata-id = Your Telegram ID: { $id } (not a phone number)
mydata-language = Your language: { $language }
mydata-since = Your first message: { $moment }
mydata-dialogue = An unfinished dialogue, with your answers in it. It is deleted as soon as you finish or stop it, otherwise by itself after 7 days.
mydata-search = An unfinished search: what you look for, and the place you wrote. It is deleted as soon as you choose a place, otherwise by itself after 7 days.
mydata-place = The place of your last search, remembered at your wish: { $place }. The button under an answer of "Find help" forgets it.
mydata-remembered = Remembered for the next event: { $words }
mydata-unremember-button = Forget that
mydata-messages = Message numbers for clearing the chat (no texts): { $count }. Each is deleted after 48 hours.
mydata-role = Your role: { $role } – { $place }
mydata-role-ended = Your former role: { $role } – { $place }. It ended: { $moment }. This note is deleted a year after that.
mydata-more-roles = … more roles in the file: { $count }.
mydata-invitations = Invitations to the team (you made or accepted them): { $count }. Each is deleted 30 days after it expires.
mydata-feedback-handled = Other people's feedback that you answered or closed: { $count }
mydata-reports-handled = Other people's reports of mistakes that you closed: { $count }
mydata-notices = Messages the bot sends by itself (such as "You have a message"): { $count }. Each is deleted 30 days after it was sent.
mydata-shown-to-others = Messages with your words in the chats of those who read them: { $count }. They are deleted within 47 hours.
mydata-shown-to-her = Messages with other people's words in your chat: { $count }. They are deleted within 47 hours.
mydata-jobs = Things the bot does at a set time that concern you: { $count }
mydata-feedback = Your feedback: { $count }
mydata-feedback-item = • { $moment }: { $text }
mydata-feedback-answer = The answer: { $text }
mydata-more = … { $count } more in the file.
mydata-who-reads = The secretariat of the Mothers' Council reads feedback. Feedback is deleted a year after it was answered or closed.
mydata-reports = Your reports of mistakes: { $count }
mydata-report-item = • { $moment }: { $text }
mydata-more-reports = … { $count } more reports in the file.
mydata-reports-who = The coordinators who keep those records, and the secretariat, read them. Each is deleted a year after it was sent.
mydata-registrations = Your sign-ups for events: { $count }
mydata-registration-item = • { $title }, { $moment } – { $status ->
        [confirmed] you're in
        [offered] a seat is offered
        [waitlisted] on the waiting list
        [requested] asked to come
       *[cancelled] cancelled
    }
mydata-delegate-links = Links to seats of delegations you have made: { $count }
mydata-local-reports = Your reports on campaigns: { $count }. Who made them is forgotten a year after the last change; the numbers stay.
mydata-code-misses = Members' codes you got wrong: { $count }
mydata-subscription = Announcements: topics you chose – { $count }, your place – { $place }. To change it: /subscriptions
mydata-no-subscription = Announcements: you get none. To change that: /subscriptions
mydata-announcements = Announcements you wrote: { $count }
mydata-announcements-reviewed = Announcements you were asked to agree to: { $count }
mydata-deliveries = Announcements for you (whether they came): { $count }. Deleted after a year.
mydata-rating = Your rating of it: { $stars }
mydata-rating-words = Your words about it: { $text }
mydata-more-registrations = … { $count } more events in the file.
mydata-registrations-who = The organisers of the event and the secretariat read your answers. They are deleted a year after the event.
mydata-works = Your works for contests: { $count }
mydata-work-item = • { $title }: { $name }, { $moment }
mydata-more-works = … { $count } more in the file.
mydata-works-who = The jury sees the work and the age, but no names. Once the results are out, the organisers see the author's name. All of it is deleted a year after the contest.
mydata-juries = Invitations to juries of contests (made or accepted by you): { $count }. Each is deleted a year after its contest.
mydata-scores = Works of others you have scored: { $count }
mydata-file-button = Get it as a file
mydata-file-warning = The file stays on the phone: a downloaded copy is not deleted, even when you clear the chat. If someone else looks at your phone, better not to take it.
mydata-send-button = Get the file
forget-button = Delete my data
forget-question = <b>Delete everything kept about you?</b>
    Your language, the place you had remembered, your feedback, the answers to it, your reports of mistakes, your sign-ups for events, your works for contests, your subscriptions and an unfinished dialogue are deleted at once. This can't be undone.

    Feedback and reports that someone has opened disappear from the chats where they were read, too.

    Backup copies keep your data for 7 more days; then it is gone there, too.

    The messages in this chat stay. To delete them, too, first press "Clear this chat" under "Urgent help".
forget-role = You have a role in the bot. It goes with your data, and getting it back takes a new invitation. What you did in this role stays in the activity log without your name. Announcements of yours that have not gone yet are deleted, too.
forget-yes-button = Delete everything
forget-no-button = Keep it
forget-done = Your data is deleted. If you need us again, write /start.
