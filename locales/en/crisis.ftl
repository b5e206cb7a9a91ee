crisis-button = Urgent help
crisis-title = <b>Urgent help</b>
    Call now:
crisis-line = <b>{ $number }</b> – { $who } ({ $cost }, { $hours }).
    { $afterwards }
crisis-copy-button = 📋 { $number }
crisis-centres-button = Nearest crisis centre
crisis-clear-note = "Clear this chat" deletes the messages of the last 48 hours here at once. What stays: older messages and the chat itself, the call list, saved numbers and files, copies on other devices.
safety-button = Safety at home
safety-steps = <b>Safety at home</b>
    1. If you sense danger, stay near the way out. Keep away from the kitchen and the bathroom.
    2. If you can get out safely, go at once, with your children. Don't stay to pack. As soon as you are out, call 112 or 102.
    3. If you can't talk, text someone you trust where you are, so that they call 102.
    4. Keep your phone charged and with you.
    5. Put documents or copies, some money, spare keys and medicine in one bag. Leave it with someone you trust.
    6. Agree on a code word with neighbours or relatives you trust: when they hear it, they call 102.
    7. Teach the children not to step in, but to get out, call 112 and say the address.
clear-button = Clear this chat
clear-done = Done.
clear-partly = Not everything was done. You can delete the chat in Telegram's menu.
