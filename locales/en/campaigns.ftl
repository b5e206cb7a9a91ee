menu-campaigns = Campaigns
command-campaigns = Campaigns and reports
help-campaigns = • Helps to report on a campaign and shows what it came to: /campaigns

campaign-list = <b>Campaigns</b>
campaign-none = There are no campaigns yet.
campaign-new-button = New campaign
campaign-title = <b>{ $name }</b>
campaign-demo = An example: the campaign and its numbers are made up.
campaign-status = { $status ->
        [open] 🟢 Takes reports
       *[closed] 🔒 Takes no more reports
    }
campaign-from = From: { $day }
campaign-until = Until: { $day }
campaign-territory = <b>{ $place }</b>
campaign-which = <b>Which territory do you want to see?</b>
campaign-part-own = { $place } (its own report)
campaign-events = Events with sign-up in the bot: { $count }
campaign-announcements = Announcements sent: { $count }
campaign-items-button = Events and announcements
campaign-items-none = There are no events or announcements here.
campaign-item-sent = 📣 Sent: { $moment }
campaign-reports = Reports: { $count }
campaign-waiting = ⏳ Reports not counted yet: { $count }. The coordinator of the wider territory looks at them first.
campaign-no-reports = No reports yet.
campaign-report-button = Report
campaign-reports-button = All reports: { $count }
campaign-parts-button = By territory
campaign-file-button = Excel file
campaign-picture-button = Chart as a picture
campaign-edit-button = Change the campaign
campaign-close-button = Stop taking reports
campaign-open-button = Take reports again
campaign-list-button = Back to the campaigns
campaign-card-button = Back to the campaign
campaign-gone = There is no such campaign or report, or it has changed.
campaign-closed = This campaign takes no more reports.
campaign-in = <b>{ $place }</b>
    Which place is the report for?
campaign-edit = <b>What do you want to change?</b>
campaign-field = { $field ->
        [name] Name
        [startsOn] First day
       *[endsOn] Last day
    }
campaign-ask-language = <b>In which language is the name?</b>
campaign-ask-name = <b>What is the campaign called?</b> ({ $language })
    Please send its name.
campaign-ask-day = <b>{ campaign-field }</b>
    Write the date like this: 27.08.2027. If it isn't known, send "-".
campaign-bad-day = That date was not understood. For example: 27.08.2027
campaign-summary = <b>{ campaign-field }</b>
    { $value }

    Save it like this?
campaign-backwards = The last day is before the first.
campaign-picture-what = <b>What should the chart show?</b>
campaign-picture-caption = <b>{ $name }</b>
    You can put this picture into an announcement.
campaign-picture-place = { $place }, { $day }

campaign-event = Campaign: { $name }
campaign-event-button = Choose a campaign
campaign-event-which = <b>Which campaign is the event part of?</b>
campaign-event-none-button = No campaign
campaign-event-summary = Campaign: { $name }

    Save it like this?

local-report-count = { $count ->
        [events] Events
        [settlements] Settlements
        [participants] People who came
        [families] Families helped
       *[tenge] Aid given
    }
local-report-count-line = { local-report-count }: { $value }
local-report-line = { $number }. <b>{ $place }</b>
    Events: { $events } · People: { $participants } · Families: { $families } · { $tenge }
local-report-row = <b>{ $place }</b>
    Events: { $events } · People: { $participants } · Families: { $families } · { $tenge }
local-report-row-none = <b>{ $place }</b>
    No reports
local-report-row-waits = <b>{ $place }</b>
    ⏳ Reported, not counted yet
local-report-waits = ⏳ Not counted yet
local-report-speaks = Including places that send no report themselves
local-report-own = Only what the council itself held
local-report-none = There is no report for this place yet.
local-report-updated = Saved: { $moment }
local-report-photos = Photos: { $count }
local-report-waiting = ⏳ This report is not in the totals yet: its numbers may already be in the report of the wider territory. It counts once the coordinator there has looked at it.
local-report-below = <b>Places here that have reported: { $count }</b>
    The bot adds their numbers itself. Leave them out of your report.
local-report-more = … { $count } more
local-report-pending = ⏳ <b>These reports came after yours</b>
    Are they in your numbers already? They are not counted until you answer.
local-report-pending-yes-button = Yes, correct my report
local-report-pending-no-button = No, count them too
local-report-make-button = Report for this place
local-report-change-button = Correct the report
local-report-add-photos-button = Add photos
local-report-change-photos-button = Change photos
local-report-photos-button = See the photos: { $count }
local-report-place-button = Back to the report of this place
local-report-ask-scope = <b>What will be in the report?</b>
    Each event belongs in one report only. Leave out villages that have reported themselves: the bot adds them.
local-report-ask-scope-places = Already reported: { $places }
local-report-ask = { $count ->
        [events] <b>How many events were held?</b>
        [settlements] <b>In how many settlements?</b>
        [participants] <b>How many people came in all?</b>
        [families] <b>How many families were helped?</b>
       *[tenge] <b>How much aid was given, in tenge?</b>
    }
    Please send the number. If there was none, send 0.
local-report-ask-without = Leave out places that have reported themselves.
local-report-keep-button = Keep as before: { $value }
local-report-bad-number = Please send a whole number, { $most } at most. For example: 1,250
local-report-summary = Save it like this?
local-report-saved = ✅ Your report is saved. Thank you!
local-report-saved-waits = ✅ Your report is saved. Thank you!
    The wider territory has already reported for its villages. So that nothing is counted twice, yours is in the totals once the coordinator there has looked at it.
local-report-changed = The reports have changed in the meantime. Please look at them again.
local-report-ask-photos = <b>Send photos</b>
    { $most } at most, only with the consent of those in them.
local-report-ask-other-photos = Photos there are now: { $count }. New ones take their place.
local-report-ask-more-photos = Photos received: { $count }. Send another one, or finish.
local-report-bad-photo = That is not a photo. Please send it as a photo, not as a file.
local-report-photos-done-button = Done, save
local-report-photos-none-button = Leave without photos
local-report-photos-keep-button = Keep these photos
local-report-photos-remove-button = Remove the photos
local-report-photos-kept = Nothing has changed. Photos: { $count }
local-report-photos-saved = ✅ Saved. Photos: { $count }

local-report-sheet = { $sheet ->
        [totals] Totals
       *[reports] Reports
    }
local-report-column = { $column ->
        [place] Place
        [code] KATO code
        [events] Events
        [settlements] Settlements
        [participants] People who came
        [families] Families helped
        [tenge] Aid, tenge
        [reports] Reports
        [speaks] Including places without a report
        [counts] Counted
       *[updated] Saved
    }
local-report-total = In all
local-report-yes-no = { $value ->
        [yes] yes
       *[no] no
    }
