menu-subscriptions = Subscriptions
command-subscriptions = Subscriptions

subscriptions-question = Shall we write when an event or useful help is on near you? You choose the topics, and can stop it at any time.
subscriptions-choose-button = Choose topics
subscriptions-no-button = No, thank you
subscriptions-declined = All right, we won't write. If you change your mind: /subscriptions

subscriptions-card = <b>Subscriptions</b>
    What would you like to hear about? We write only about what you have ticked.
subscriptions-paused = ⏸ Paused. Announcements come again on { $day }
subscriptions-stopped = <b>Subscriptions</b>
    Announcements are stopped. Reminders of events you signed up for come as before.
subscriptions-home-button = Where I live: { $place }
subscriptions-no-home-button = Area: whole country only
subscriptions-quiet-button = Quiet hours: { $hours }
subscriptions-no-quiet-button = Quiet hours: none
subscriptions-pause-button = Pause for a month
subscriptions-resume-button = End the pause
subscriptions-stop-button = Stop all
subscriptions-start-button = Start again
subscriptions-back-button = ◂ Subscriptions

subscriptions-quiet = <b>Quiet hours</b>
    In these hours announcements do not come: they wait. Only the most urgent ones come at once.
subscriptions-no-quiet = Any time is fine

subscriptions-where = <b>Where do you live?</b>
    Then you also get what is meant for your area. Write the name of your village or town, or press "Share location" below. Only the name of the place is kept: your location is kept nowhere, and deleted from the chat.
subscriptions-country-button = Only what is for the whole country
subscriptions-home-kept = You live here: { $place }. If that is wrong, you can change it below.
subscriptions-abroad = You seem to be outside Kazakhstan. Write the name of your village or town, or choose from the list.
