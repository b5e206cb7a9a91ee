menu-find = Find help
location-button = Share location

find-what = <b>What help are you looking for?</b>
find-topic = <b>What is it about?</b>
find-topics-button = By topic
find-any-button = Any help near me
find-any-title = Help near you
find-where = <b>Where shall we look?</b>
    Write the name of your village or town, or press "Share location" below. Your location is used for this answer only: it is kept nowhere, and deleted from the chat.
find-last-button = As before: { $place }
find-list-button = Choose from the list
find-in = <b>{ $place }</b>
    Choose a place:
find-which = <b>Which one?</b>
    Places of this name: { $count }
find-offer = Perhaps this is the name of a place: { $place }. Shall we look for help there?
find-which-like = <b>No exact match.</b>
    One of these?
find-unknown-place = No such name was found. Try another spelling, or choose from the list.
find-live = A location that follows you is not accepted. Press "Share location": it is sent once only.

find-title = <b>{ $what }</b>
    { $place }
find-title-guess = <b>{ $what }</b>
    Near you: { $place }
find-abroad = You seem to be outside Kazakhstan. Below is the nearest help inside it. If you are in danger, call that country's emergency number: in many it is 112.
find-urgent = If you are in danger right now, press "Urgent help".
find-responsible = <b>Responsible for your area:</b>
find-helps = <b>They help:</b>
find-rung = There is none in this very place. The nearest level: { $rung }
find-paused = ⏸ Closed for a time: { $name }
find-near = <b>Nearby:</b>
find-far = <b>Farther away:</b>
find-none = There is no such help in the list yet. Look at other help, or press "Urgent help" and call 111: they answer questions of families, women and children.
find-not-loaded = The list of places can't be loaded now. Try again in a few minutes. If you can't wait, press "Urgent help" and call 111.
find-around-button = More: { $place }
find-other-button = Other help nearby
find-elsewhere-button = Look in another place
find-keep-button = Remember this place
find-unkeep-button = Forget this place
find-kept = Remembered. Next time it is one tap.
find-unkept = Forgotten.

point-head = <b>{ $number }. { $name }</b>
point-head-far = <b>{ $number }. { $name }</b> – { $distance }
point-title = <b>{ $name }</b>
point-kind = { $kind }
point-demo = ⚠️ Made-up data to try the bot
point-closed = ⛔ Closed
point-paused = ⏸ Closed for a time
point-paused-reason = Reason: { $reason }
point-paused-until = Opens again: { $day }
point-place = Place: { $place }
point-address = Address: { $address }, { $place }
point-phone = ☎️ { $phone }
point-extension = (ext. { $extension })
point-call-first = Call before you go.
point-always = Open day and night
point-never = Closed now
point-open = Open now. Closes: { $moment }
point-closed-now = Closed now. Opens: { $moment }
point-languages = Languages: { $languages }
point-topics = About: { $text }
point-eligibility = Who may come: { $text }
point-cost = Cost: { $text }
point-accessibility = Accessibility: { $text }
point-notes = More: { $text }
point-url = Website: { $text }
point-checked = Checked: { $day }
point-stale = Last checked: { $day }
    Call to make sure before you go.
point-unchecked = Not checked yet.
    Call to make sure before you go.
point-gone = This record is gone.
point-map-button = On the map
point-contact-button = Save contact
point-share-button = Share
point-wrong-button = This is wrong
point-edit-button = Correct this record
