menu-reports = Reports of mistakes

report-what = <b>{ $name }</b>
    What is wrong here?
report-reason = { $reason ->
        [no_answer] The number doesn't answer
        [moved] It has moved
        [closed] It is closed
       *[other] Something else
    }
report-words = Write in a few words, in one message, what is wrong (up to { $limit } characters). The coordinator who keeps this record, or the secretariat, will read it. Please write nothing about people. If you need help now, press "Urgent help".
report-too-long = The message is too long. Please shorten it to { $limit } characters.
report-summary = <b>Send it like this?</b>
    { $text }

    The coordinator who keeps this record, or the secretariat, will read this.
report-thanks = Thank you! It was passed to those who keep this record. They will check it.
report-many = Thank you! What you have sent before is still being checked, so we can't take a new report yet. Once it is checked, you can send more.

reports-open = { $total ->
        [0] No new reports of mistakes.
       *[other] New reports of mistakes: { $total }. Press a time to open one.
    }
reports-row = { $number }. { $moment }
reports-gone = There is no such report, or someone has seen to it already.
reports-button = Other reports
report-item = <b>{ $name }</b>
    { $place }

    Reported: { $moment }
    What is wrong: { $reason }
report-item-words = In the report's words: { $text }
report-correct-button = All correct
report-edit-button = Correct this record
report-done-button = Done
report-confirmed = Thank you! The record is marked as checked today, and the report is closed.
report-closed = The report is closed.
