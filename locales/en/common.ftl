menu-title = <b>Menu</b>
    Choose what you need:
menu-button = Menu
menu-team = The team
menu-audit = Activity log
menu-role = My role
menu-feedback = Send feedback
menu-mydata = My data
menu-language = Тіл · Язык · Language

go-on-button = Go on
cancel-button = Cancel
send-button = Send
send-again-button = Send again
open-button = Open
previous-button = ◂ Previous
next-button = Next ▸

name-unknown = Name unknown
role-admin = Secretariat
role-coordinator = Coordinator
role-helper = Helper
role-member = Council member
role-in-place = { $role } – { $place }

welcome = Hello! This is the bot of the Mothers' Council.
    Urgent help is on the button below, at any time.
welcome-back = Hello!
help = <b>What this bot does</b>
    • Finds help near you: /find
    • Signs you up for events: /events
    • Writes about what you have chosen: /subscriptions
    • Shows the numbers for urgent help at once: /crisis
    • Passes your feedback to the secretariat: /feedback
    • Shows what is kept about you: /mydata, and deletes it: /forget
    • Changes the language: /language
    • Stops what you started: /cancel
help-team = • Shows your team and helps you invite people: /team
help-organising = • Helps to hold an event: /newevent
help-directory = • Helps to keep the directory true: /directory
help-audit = • Opens the activity log: /audit
cancelled = Stopped. Nothing was sent.
nothing-to-cancel = There is nothing to stop.

language-chosen = From now on we write in English.
language-go-on = You can carry on where you left off.

ask-choose = Please press one of the buttons below.
ask-words = Please write it in words.

unknown-text = Sorry, that was not understood. If you need help now, press "Urgent help". The rest is in the menu.
unknown-voice = Sorry, voice messages can't be listened to here. If you need help now, press "Urgent help". Anything else, please write.
unknown-content = Sorry, this can't be accepted here. Please write it in words.
edited-hint = Edited messages are not read again. Please send a new one.
old-button = This button is out of date.
dialogue-over = This dialogue is over. If nothing was confirmed, nothing was sent.
done-already = This step is already done.
slow-down = Your messages come too fast, and the last ones were not read. Please write again in a minute. Urgent help is always open.
try-later = We can't answer right now. Please try again in a few minutes. Urgent help still works.
failed = Sorry, something went wrong. Please try again.
    Error code: <code>{ $ref }</code>
you-have-message = You have a message.
group-hint = This bot answers only in a private chat.

command-start = Menu
command-find = Find help
command-events = Events
command-crisis = Urgent help
command-feedback = Send feedback
command-directory = Directory of help
command-newevent = New event
command-team = The team and invitations
command-audit = Activity log
command-language = Choose the language
command-mydata = My data
command-forget = Delete my data
command-cancel = Stop what you started
command-help = What this bot does
bot-description = The bot of the Mothers' Council. Numbers for urgent help are one button away. In Kazakh, Russian and English.
bot-short-description = The Mothers' Council bot: urgent help, one button away.
