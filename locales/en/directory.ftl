menu-directory = Directory

directory-home = <b>Directory</b>
    You keep the places of help in your territory true. To be checked: { $stale }
directory-home-files = <b>Directory</b>
    All places of help. To be checked: { $stale }
directory-find-button = Find by name
directory-find-again-button = Search again
directory-browse-button = Browse by place
directory-stale-button = To check: { $count }
directory-import-button = Import a file
directory-template-button = Template
directory-export-button = Export
directory-figures-button = Figures
directory-card-button = Back to the record
directory-gone = There is no such record, or it has changed.
directory-saved = Saved.
directory-confirmed = Thank you! Marked as checked today.

directory-find-what = Write the name or a part of it, in any language.
directory-find-none = There is no such name in your territory. Try fewer letters, or browse by place.
directory-found = <b>Found: { $total }</b>
    Shown: { $shown }. If yours is not here, write more of the name.
directory-which-territory = Which territory?
directory-in = <b>{ $place }</b>
    Records of which place?
directory-list = <b>{ $place }</b>
    Records: { $total }
directory-line = { $number }. <b>{ $name }</b>
    { $place }
    { $state }
directory-stale = { $total ->
        [0] All is checked. Thank you!
       *[other] <b>To be checked: { $total }</b>
            Nobody has checked these for 180 days. Give them a call; if all is correct, press "✓".
    }
directory-open-button = Open: { $number }
directory-sure-button = ✓ All correct: { $number }
directory-checked = Checked: { $day }
directory-checked-long-ago = Not checked for long, last on { $day }
directory-never-checked = Not checked yet

directory-card = <b>{ $name }</b>
    { $state }
    No. { $id }
directory-fact = <b>{ $fact }:</b> { $value }
directory-confirm-button = ✓ All correct
directory-edit-button = Edit
directory-close-button = Close for a time
directory-reopen-button = Open again
directory-end-button = Close for good
directory-end-question = <b>{ $name }</b>
    Mark it as closed for good? People will not be shown it any more. It can be opened again later.
directory-edit-what = <b>{ $name }</b>
    What would you like to change?
directory-now = <b>{ $fact }</b>
    Now: { $value }
directory-nothing = nothing
directory-yes = Yes
directory-no = No
directory-edit-summary = <b>{ $fact }</b>

    Before: { $before }

    From now on: { $after }

    Save it like this?
directory-ask-language = In which language?
directory-ask-text = <b>{ $fact }</b> ({ $language })
    Write the new text. To leave it empty, send "-".
directory-ask-kind = Choose the kind.
directory-ask-affiliation = Choose what the council belongs to.
directory-ask-address-confidential = Is it a shelter? With "Yes", its address and coordinates are erased, and people are shown only the town and the phone.
directory-ask-founded = Write the year it was founded, e.g. 2018. If it is not known, send "-".
directory-ask-place = Write the name of the settlement (with its district, where several have that name), or the 9 digits of its KATO code.
directory-ask-coordinates = Write latitude and longitude, e.g. 51.128, 71.43. If they are not known, send "-".
directory-ask-phones = Write all phones, each on a line. What one is for may follow in brackets: +7 701 … (WhatsApp). If there is none, send "-".
directory-ask-hours = Write the hours like this: Mo-Fr 09:00-18:00; Sa 10:00-14:00. Round the clock: 24/7. If they are not known, send "-".
directory-ask-languages = Write the languages spoken there, with commas, e.g. kk, ru. If they are not known, send "-".
directory-ask-topics = Write the topics, with semicolons. If there are none, send "-".
    There are these: { $topics }
directory-ask-url = Write the address of the website. If there is none, send "-".
directory-ask-source = Write where the facts come from. If it is not known, send "-".
directory-which-place = { $code } – { $place }
directory-close-why = <b>{ $name }</b>
    Why is it closed for a time? Write a few words, people will read them. To give no reason, send "-".
directory-close-until = On which day does it open again? Write it like this: 01.09.2027. If nobody knows yet, send "-".
directory-close-past = That day is today or over. Please write a day from tomorrow on.
directory-close-summary = <b>{ $name }</b>
    Closed for a time.
    Reason: { $reason }
    Opens again: { $day }

    Save it like this?
directory-unknown-day = not known

directory-field-name = Name
directory-field-kind = Kind
directory-field-affiliation = Belongs to
directory-field-founded = Founded
directory-field-place = Place
directory-field-address = Address
directory-field-coordinates = Coordinates
directory-field-phones = Phones
directory-field-hours = Hours
directory-field-languages = Languages
directory-field-topics = Topics
directory-field-eligibility = Who may come
directory-field-cost = Cost
directory-field-accessibility = Accessibility
directory-field-notes = Notes
directory-field-url = Website
directory-field-address-confidential = Shelter
directory-field-source = Source
directory-field-status = Status
directory-field-closed-reason = Reason
directory-field-closed-until = Opens again
directory-field-assured-at = Checked
directory-field-assured-by = Checked by
directory-affiliation-territorial = Territorial
directory-affiliation-ethnocultural = At an ethno-cultural association
directory-affiliation-enterprise = At an enterprise
directory-status-active = Open
directory-status-temporarily-closed = Closed for a time
directory-status-closed = Closed

directory-import-how = Send the directory as a file to this chat: a table (XLSX or CSV, up to 5 MB) or HSDS 3.0 (JSON or ZIP, up to 20 MB). First you see what would change; nothing does until you confirm.
directory-import-lost = The file could not be fetched. Please send it again.
directory-import-cancelled = Cancelled. Nothing was changed.
directory-import-done = All of this file is in the directory already. There is nothing left to import.
directory-import-yes-button = Import
directory-imported = <b>The directory is up to date</b>
    New: { $added }
    Changed: { $changed }
directory-preview = <b>The file was checked, nothing is wrong</b>
    Importing it will do this:
directory-preview-nothing = <b>The file was checked, nothing is wrong</b>
    There is nothing to change.
directory-preview-added = <b>New: { $count }</b>
directory-preview-changed = <b>Changed: { $count }</b>
directory-preview-unchanged = <b>Unchanged: { $count }</b>
directory-preview-missing = <b>Missing from the file: { $count }</b> (they stay as they are)
directory-preview-name = • { $name }
directory-preview-fields = • { $name } – { $fields }

directory-problems = <b>The file is refused, nothing was changed</b>
    Problems: { $count }. Please put them right and send it again.
directory-problems-many = <b>The file is refused, nothing was changed</b>
    Problems: { $count }. The first { $shown } are below, all of them in the next file.
directory-problem-of-file = • { $why }
directory-problem-of-line = • Line { $line }: { $why }
directory-problem-of-cell = • Line { $line }, { $column }: { $why }
directory-problems-sheet = Problems
directory-problems-line = Line
directory-problems-column = Column
directory-problems-reason = Reason
directory-problem-missing = What must be there is missing.
directory-problem-too-long = Too long, please shorten it.
directory-problem-unknown-word = Not one of the words that may stand here.
directory-problem-unknown-place = No such place in the classifier, or not in your territory.
directory-problem-ambiguous-place = Several places have this name, give the district or the KATO code.
directory-problem-bad-number = The number is not valid.
directory-problem-bad-date = Not a date: write 2027-09-01 or 01.09.2027.
directory-problem-bad-phone = Not a phone number.
directory-problem-bad-hours = Not hours: write Mo-Fr 09:00-18:00.
directory-problem-bad-url = Not the address of a website.
directory-problem-bad-coordinates = The coordinates are not valid.
directory-problem-confidential = A shelter must have no address and no coordinates here, please take them out.
directory-problem-affiliation = This is for councils, and only for them.
directory-problem-too-large = The file is too large: a table may have 5 MB, an HSDS file 20 MB.
directory-problem-too-many-rows = Too many rows, 20,000 at most.
directory-problem-too-many-columns = Too many columns.
directory-problem-empty = There is nothing in the file.
directory-problem-unknown-format = The format is not known: it must be XLSX, CSV, JSON or ZIP.
directory-problem-broken-letters = "?" stands for Kazakh letters: save the file as UTF-8 or XLSX.
directory-problem-unknown-column = There is no such column.
directory-problem-missing-column = A column that must be there is missing.
directory-problem-column-twice = This column stands twice.
directory-problem-open-quote = A quotation mark is opened and never closed.
directory-problem-twice = Such a record is in the file or the directory already.
directory-problem-bad-id = The id is not valid.
directory-problem-demo = This is made-up data for trying the bot.
directory-problem-too-many-cells = The row has more cells than there are columns.

directory-export-what = Which file? XLSX and CSV are tables that can be changed and imported again. HSDS 3.0 is for exchange with other systems.
directory-export-xlsx = Table, XLSX
directory-export-csv = Table, CSV
directory-export-json = HSDS 3.0, JSON
directory-export-zip = HSDS 3.0, tables in a ZIP
directory-export-large = This file is too large for Telegram. Please choose another form.
directory-template-how = A table to fill. The row with the example is not imported, it may stay. Fill it in and send it to this chat.
directory-sheet = Directory
directory-sheet-help = Explanations
directory-sheet-column = Column
directory-sheet-meaning = Meaning
directory-sheet-example = Example
directory-column-id = Your own number or a UUID. Without it, a record is known by kind, place and name.
directory-column-kind = Kind: its code or name. Must be there.
directory-column-affiliation = Only for councils: territorial, ethnocultural or enterprise.
directory-column-founded = The year it was founded.
directory-column-name = Name, in at least one language.
directory-column-kato = KATO code, 9 digits. Instead, names may stand in columns region, district, settlement.
directory-column-address = Address. Of a shelter it must be empty.
directory-column-address-confidential = yes for a shelter, else no.
directory-column-latitude = Latitude, e.g. 51.128.
directory-column-longitude = Longitude, e.g. 71.43.
directory-column-phones = Phones, with semicolons.
directory-column-hours = Hours in OpenStreetMap's notation, the time of Almaty.
directory-column-languages = Languages spoken, with semicolons.
directory-column-topics = Topics: codes or names, with semicolons.
directory-column-eligibility = Who may come.
directory-column-cost = What it costs.
directory-column-accessibility = Whether one gets in with a wheelchair, whether there is a lift.
directory-column-notes = What else one should know.
directory-column-url = Website.
directory-column-status = Status: active, temporarily_closed or closed.
directory-column-closed-reason = Why it is closed for a time.
directory-column-closed-until = The day it opens again.
directory-column-assured-date = The day it was last checked.
directory-column-assurer = Who checked it: an office or an e-mail address.
directory-column-source = Where the facts come from.

directory-figures-title = <b>Mothers' Councils: { $total }</b>
directory-figures-levels = <b>By level</b>
directory-figures-regions = <b>By region</b>
directory-figures-years = <b>By year of founding</b>
directory-figures-line = { $name }: { $count }
directory-figures-no-year = not known
directory-figures-file-button = Get as a file (CSV)
directory-figures-what = By
directory-figures-which = Value
directory-figures-count = Count
directory-figures-level = Level
directory-figures-region = Region
directory-figures-year = Year of founding
directory-level-republic = National
directory-level-region = Region or city of republican significance
directory-level-district = District or city
directory-level-subdistrict = Rural district
directory-level-settlement = Village or settlement
directory-level-ethnocultural = At an ethno-cultural association
directory-level-enterprise = At an enterprise
