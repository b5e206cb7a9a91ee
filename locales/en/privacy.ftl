mydata-title = <b>What is kept about you</b>
mydata-id = Your Telegram ID: { $id } (not a phone number)
mydata-language = Your language: { $language }
mydata-since = Your first message: { $moment }
mydata-dialogue = An unfinished dialogue, with your answers in it. It is deleted when you finish or stop it.
mydata-messages = Message numbers for clearing the chat (no texts): { $count }. Each is deleted after 48 hours.
mydata-feedback = Your feedback: { $count }
mydata-feedback-item = • { $moment }: { $text }
mydata-feedback-answer = The answer: { $text }
mydata-more = … { $count } more in the file.
mydata-who-reads = The secretariat of the Mothers' Council reads feedback.
mydata-file-button = Get it as a file
mydata-file-warning = The file stays on the phone: a downloaded copy is not deleted, even when you clear the chat. If someone else looks at your phone, better not to take it.
mydata-send-button = Get the file
forget-button = Delete my data
forget-question = <b>Delete everything kept about you?</b>
    Your language, your feedback, the answers to it and an unfinished dialogue are deleted at once. This can't be undone.
    Feedback the secretariat has opened may stay in its chat.
    The messages in this chat stay. To delete them, too, first press "Clear this chat" under "Urgent help".
forget-yes-button = Delete everything
forget-no-button = Keep it
forget-done = Your data is deleted. If you need us again, write /start.
