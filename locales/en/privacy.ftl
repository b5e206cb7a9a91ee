mydata-title = <b>What is kept about you</b>
mydata-id = Your Telegram ID: { $id } (not a phone number)
mydata-language = Your language: { $language }
mydata-since = Your first message: { $moment }
mydata-dialogue = An unfinished dialogue, with your answers in it. It is deleted when you finish or stop it, and after 7 days at the latest.
mydata-messages = Message numbers for clearing the chat (no texts): { $count }. Each is deleted after 48 hours.
mydata-role = Your role: { $role ->
        [admin] secretariat
        [coordinator] coordinator
        [helper] helper
       *[member] member of a council
    }, { $place }
mydata-role-ended = Your former role: { $role ->
        [admin] secretariat
        [coordinator] coordinator
        [helper] helper
       *[member] member of a council
    }, { $place }. It ended on { $moment }; this note is deleted a year later.
mydata-more-roles = … { $count } more roles in the file.
mydata-invitations = Invitations to the team that you made or accepted: { $count }. Each is deleted 30 days after it expires.
mydata-feedback-handled = Feedback of others that you answered or closed: { $count }
mydata-notices = Messages the bot had to bring you: { $count }. Each is deleted 30 days after it was sent.
mydata-shown-to-others = Messages with your words in the chats of those who answer: { $count }. They are deleted there within 47 hours.
mydata-shown-to-her = Messages with other people's words in your chat: { $count }. They are deleted within 47 hours.
mydata-jobs = Tasks the bot does for you at a set time: { $count }
mydata-feedback = Your feedback: { $count }
mydata-feedback-item = • { $moment }: { $text }
mydata-feedback-answer = The answer: { $text }
mydata-more = … { $count } more in the file.
mydata-who-reads = The secretariat of the Mothers' Council reads feedback. It is deleted a year after it was answered or closed.
mydata-file-button = Get it as a file
mydata-file-warning = The file stays on the phone: a downloaded copy is not deleted, even when you clear the chat. If someone else looks at your phone, better not to take it.
mydata-send-button = Get the file
forget-button = Delete my data
forget-question = <b>Delete everything kept about you?</b>
    Your language, your feedback, the answers to it and an unfinished dialogue are deleted at once. This can't be undone.
    Feedback the secretariat has opened disappears from its chat, too.
    Backup copies keep your data for 7 more days.
    The messages in this chat stay. To delete them, too, first press "Clear this chat" under "Urgent help".
forget-role = You also have a role in the bot. It ends with your data, and only a new invitation brings it back.
forget-yes-button = Delete everything
forget-no-button = Keep it
forget-done = Your data is deleted. If you need us again, write /start.
