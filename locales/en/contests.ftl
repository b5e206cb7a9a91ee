contest-rules-button = Rules of the contest
contest-rules-title = <b>{ $title }</b>
    Rules of the contest
contest-rule = { $field ->
        [ages] Ages
        [categories] Categories
       *[dueat] Works due
    }
contest-ages = { $has ->
        [both] { $from }–{ $to }
        [from] { $from } and older
        [to] { $to } and younger
       *[any] any age
    }
contest-ages-line = Ages: { $ages }
contest-categories-line = Categories: { $names }
contest-kinds-line = Kinds of work: { $kinds }
contest-due-line = Works are taken until: { $moment }
contest-kinds-hint = Choose with the buttons below what may be handed in.
contest-ask-rule = <b>{ contest-rule }</b>
    { $field ->
        [ages] Write it like this: 7-18, 7- or -18. Without limits, send “-”.
        [categories] Write one category a line: Kazakh / Russian / English. Without categories, send “-”.
       *[dueat] Write day and time like this: 27.08 10:00. With “-”, works are taken until sign-up closes.
    }
contest-bad-rule = { $field ->
        [ages] I couldn't read these ages. For example: 7-18
        [categories] There may be { $limit } categories, each of up to 40 characters and with a name in Kazakh. For example: Сурет / Рисунок / Drawing
       *[dueat] I couldn't read this day. For example: 27.08.2027 10:00
    }
contest-rule-summary = <b>{ contest-rule }</b>
    { $value }

    Save it like this?
contest-judged = Works were judged by these rules, so they can't change any more.
contest-categories-used = There are works in a category that would go. You can rename it, or add another.
contest-title = <b>{ $title }</b>
    Works for the contest

work-kind = { $kind ->
        [document] File
        [photo] Photo
        [video] Video
       *[text] Text
    }
work-hand-in-button = Hand in a work
work-list-button = My works
work-number = No. { $number }
work-line = <b>No. { $number }: { $name }</b>
work-taken = ✅ The work is in.
work-judged = The work is being judged. Stage: { $place }
work-stayed = The stage is over: { $place }. This time the work does not go on. Thank you for taking part!
work-award = { $award ->
        [first] 🥇 First place! Congratulations!
        [second] 🥈 Second place! Congratulations!
        [third] 🥉 Third place! Congratulations!
        [laureate] 🌟 Laureate of the contest! Congratulations!
       *[none] The contest is over. Thank you for taking part!
    }
work-closed = Works are no longer taken.
work-gone = There is no such work or contest.
work-refused = The rules of the contest have changed. Please open it again and start anew.
work-many = One phone can hand in no more than { $limit } works to a contest.
work-again-button = Replace the work
work-off-button = Take the work back
work-off-question = <b>Take the work back?</b>
    No. { $number }: { $name }
    Nothing of it is kept.
work-off-yes-button = Yes, take it back
work-off-no-button = No, leave it
work-taken-back = The work is out of the contest, and its data is deleted.

work-ask-name = Whose work is it? Write the author's name, one word is enough.
work-ask-age = How old? Write a number.
work-bad-age = Please write the age as a number, for example 9.
work-other-age = Sorry, this contest is for other ages: { $ages }.
work-ask-category = In which category?
work-no-category = none
work-ask-place = Where is the author from? Write the district or the town.
work-place-unknown = There is no such place where the contest is held. Please try another spelling.
work-which-place = Which of these?
work-other-place-button = Another place
work-ask-consent = <b>{ $name }</b> is under 18, so a parent or guardian has to agree.

    The jury and the organisers see the work. The jury sees neither the child's name nor yours: only the age and the number of the work. Once the results are out, the organisers see the child's name. All of it is deleted a year after the contest, and you can take it back before that.
work-consent-button = { $who ->
        [mother] I am the mother and agree
        [father] I am the father and agree
       *[guardian] I am the guardian and agree
    }
work-ask-parent = Write your name.
work-parent = { $who ->
        [mother] the mother, { $name }
        [father] the father, { $name }
       *[guardian] the guardian, { $name }
    }
work-no-parent = not needed
work-ask-work = Now send the work in one message: { $kinds }.
work-other-kind = This contest doesn't take works like this.
work-too-long = This text is too long. Please cut it to { $limit } characters.
work-summary = <b>Hand in the work?</b>
    Author: { $name }
    Age: { $age }
    Category: { $category }
    Kind of work: { $kind }
    Agreed by: { $parent }

    The jury and the organisers see the work. The data is deleted a year after the contest.
work-agree-button = Agree and hand in
work-replace-summary = <b>Replace the work?</b>
    The new one: { $kind }. The old one is deleted, its number stays.
work-handed-in = ✅ <b>The work is in.</b>
    Its number: { $number }. We'll tell you when there are results.

jury-button = Judge the works
jury-title = <b>{ $title }</b>
    Judging
jury-begins = Judging begins when works are no longer taken: { $moment }
jury-which = Choose a territory:
jury-none = There is nothing to judge yet.
jury-place-button = { $state ->
        [closed] 🔒 { $place }
       *[open] { $place }: { $works } (without your score { $left })
    }
jury-place = <b>{ $place }</b>
jury-hint = Open a work and score it from 1 to 10. You can change a score until the stage is closed.
jury-hint-responsible = The best scored come first. Open a work, pass it on to the next stage or give it a place, then close the stage.
jury-closed = 🔒 This stage is over.
jury-work = No. { $number } · age { $age } · { $kind }
jury-category = { $name }
jury-own-short = your own
jury-your-score = your score: { $score }
jury-average = average: { $average } (scores { $count })
jury-mark = { $mark ->
        [onward] ➡️ goes on
        [first] 🥇
        [second] 🥈
        [third] 🥉
       *[laureate] 🌟 laureate
    }
jury-mark-button = { $mark ->
        [onward] ➡️ To the next stage
        [first] 🥇 1st place
        [second] 🥈 2nd place
        [third] 🥉 3rd place
        [laureate] 🌟 Laureate
       *[none] Unmark
    }
jury-marked = { $mark ->
        [none] Unmarked.
       *[other] Marked.
    }
jury-by = Author: { $name }
jury-words = <blockquote>{ $text }</blockquote>
jury-score-hint = Score: 1 is weak, { $best } is excellent.
jury-scored = Your score is saved: { $score }
jury-own = This is your own work, so others judge it.
jury-gone = There is no such work, or judging has not begun or is over.
jury-list-button = List of works
jury-back-button = Back
jury-close-button = Close the stage
jury-close-question = <b>Close the stage?</b>
    { $place }. Works: { $count }
    Marked works go on to the next stage, and everyone who took part is told. This can't be undone.
jury-results-button = Publish the results
jury-results-question = <b>Publish the results?</b>
    { $place }. Works: { $count }
    Everyone who took part sees their own result. This can't be undone.
jury-below = Somewhere in this territory the stage before is still open. It has to be closed first.
jury-stage-closed = The stage is closed. We'll tell everyone who took part.

jury-members-button = The jury
jury-members = <b>The jury</b>
jury-nobody = Nobody has been invited to the jury yet. The coordinators of the territory can judge the works.
jury-member = { $name } – { $place }
jury-member-waits = { $name } – { $place }. Waits to be confirmed.
jury-link-open = { $place }. The link was not opened yet. It expires: { $until }
jury-invite-button = Invite to the jury
jury-where = <b>{ $place }</b>
    The works of which territory?
jury-invited = Hand on the next message. One person only can use the link.

    Once it is accepted, you get a message: look who it is, and confirm.
jury-link = You are invited to the jury of a contest.
    Territory: { $place }

    { $link }
    The link expires: { $until }
jury-link-gone = This link is no longer valid. Ask for a new one.
jury-offer = You are invited to the jury of a contest.
    <b>{ $title }</b>
    Territory: { $place }

    If you accept, you can judge works once whoever invited you confirms.
jury-accept-button = Accept
jury-decline-button = Decline
jury-claimed = Thank you! We'll tell you when you are confirmed.
jury-claim = <b>Your invitation to the jury was accepted</b>
    <a href="tg://user?id={ $id }">{ $name }</a>
    { $place }

    Is this who you invited? Confirm only if you are sure.
jury-confirmed = Confirmed. We'll pass it on.
jury-remove-button = Remove from the jury
jury-removed = Removed from the jury.
work-one-file = One work is one message. Please send one file, not an album.
