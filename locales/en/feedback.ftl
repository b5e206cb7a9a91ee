feedback-what = What would you like to say about the bot? Write it in one message. The secretariat of the Mothers' Council will read it, but not at once. If you need help now, press "Urgent help".
feedback-too-long = The message is too long. Please shorten it to { $limit } characters.
feedback-may-answer = May we answer you through this bot? The chat will only show "You have a message"; you open the answer yourself.
feedback-may-yes = Yes, please answer
feedback-may-no = No answer needed
feedback-summary = <b>Send it like this?</b>
    { $text }

    { $may ->
        [yes] You may get an answer.
       *[no] You will not get an answer.
    }
    The secretariat will read this.
feedback-thanks = Thank you! Your feedback was sent to the secretariat.
feedback-thanks-answer = Thank you! Your feedback was sent to the secretariat. If there is an answer, we will let you know here.

feedback-open = { $total ->
        [0] No new feedback.
       *[other] New feedback: { $total }. Press a time to open one.
    }
feedback-item = <b>{ $moment }</b>
    { $text }
feedback-write-button = Write my own feedback
feedback-answer-button = Answer
feedback-close-button = Close without an answer
feedback-closed = Closed.
feedback-answer-what = Write the answer in one message. It can be sent only once.
feedback-answer-summary = <b>Send this answer?</b>
    { $text }
feedback-answer-sent = Sent. The chat there will show "You have a message". If the bot is blocked there, the answer waits under "My data".
feedback-answer-closed = This feedback is answered or closed already.
feedback-answer-gone = There is no such message.
feedback-answer-unwanted = No answer is wanted for this feedback.
feedback-answer-shown = <b>The secretariat's answer</b>
    { $text }
