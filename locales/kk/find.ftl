menu-find = Көмек табу
location-button = Геолокация жіберу

find-what = <b>Қандай көмек іздейсіз?</b>
find-topic = <b>Не жайында?</b>
find-topics-button = Тақырып бойынша
find-any-button = Жақын жердегі кез келген көмек
find-any-title = Жақын жердегі көмек
find-where = <b>Қай жерден іздейміз?</b>
    Ауылыңыздың не қалаңыздың атын жазыңыз немесе төмендегі «Геолокация жіберу» түймесін басыңыз. Геолокацияңыз жауап беруге ғана керек: ешқайда сақталмайды, чаттан да өшіріледі.
find-last-button = Бұрынғы жер: { $place }
find-list-button = Тізімнен таңдау
find-in = <b>{ $place }</b>
    Жерді таңдаңыз:
find-which = <b>Қайсысы?</b>
    Осындай атаулар саны: { $count }
find-offer = Бәлкім, бұл – жердің аты: { $place }. Сол маңнан көмек іздейміз бе?
find-which-like = <b>Дәл осындай атау табылмады.</b>
    Мыналардың бірі ме?
find-unknown-place = Мұндай атау табылмады. Басқаша жазып көріңіз немесе тізімнен таңдаңыз.
find-live = Қозғалысты бақылайтын геолокация қабылданбайды. «Геолокация жіберу» түймесін басыңыз: орныңыз бір рет қана жіберіледі.

find-title = <b>{ $what }</b>
    { $place }
find-title-guess = <b>{ $what }</b>
    Сізге жақын жер: { $place }
find-abroad = Сіз қазір Қазақстаннан тыс жерде сияқтысыз. Қазақстандағы ең жақын көмек төменде. Қауіп төніп тұрса, сол елдің жедел нөміріне қоңырау шалыңыз: көп елде ол – 112.
find-urgent = Қазір қауіп төніп тұрса, «Шұғыл көмек» түймесін басыңыз.
find-responsible = <b>Сіздің аумағыңызға жауапты:</b>
find-helps = <b>Көмек береді:</b>
find-rung = Бұл жердің өзінде жоқ. Ең жақын деңгей: { $rung }
find-paused = ⏸ Уақытша жабық: { $name }
find-near = <b>Жақын жерде:</b>
find-far = <b>Алысырақта:</b>
find-none = Мұндай көмек әзірге тізімде жоқ. Басқа көмекті қараңыз немесе «Шұғыл көмек» түймесін басып, 111 нөміріне қоңырау шалыңыз: ол жерде отбасы, әйел және бала мәселелері бойынша жауап береді.
find-not-loaded = Көмек орындарының тізімі қазір жүктелмей тұр. Бірнеше минуттан кейін қайталап көріңіз. Күте алмасаңыз, «Шұғыл көмек» түймесін басып, 111 нөміріне қоңырау шалыңыз.
find-around-button = Тағы: { $place }
find-other-button = Жақын жердегі басқа көмек
find-elsewhere-button = Басқа жерден іздеу
find-keep-button = Осы жерді есте сақтау
find-unkeep-button = Бұл жерді ұмыту
find-kept = Есте сақталды. Келесі жолы бір рет бассаңыз болды.
find-unkept = Ұмытылды.

point-head = <b>{ $number }. { $name }</b>
point-head-far = <b>{ $number }. { $name }</b> – { $distance }
point-title = <b>{ $name }</b>
point-kind = { $kind }
point-demo = ⚠️ Байқау үшін ойдан шығарылған мәлімет
point-closed = ⛔ Жабылған
point-paused = ⏸ Уақытша жабық
point-paused-reason = Себебі: { $reason }
point-paused-until = Ашылатын күні: { $day }
point-place = Орны: { $place }
point-address = Мекенжайы: { $place }, { $address }
point-phone = ☎️ { $phone }
point-extension = (ішкі { $extension })
point-call-first = Барар алдында қоңырау шалыңыз.
point-always = Тәулік бойы ашық
point-never = Қазір жабық
point-open = Қазір ашық. Жабылуы: { $moment }
point-closed-now = Қазір жабық. Ашылуы: { $moment }
point-languages = Тілдері: { $languages }
point-topics = Не жайында: { $text }
point-eligibility = Кім келе алады: { $text }
point-cost = Ақысы: { $text }
point-accessibility = Қолжетімділігі: { $text }
point-notes = Қосымша: { $text }
point-url = Сайты: { $text }
point-checked = Тексерілген күні: { $day }
point-stale = Соңғы рет тексерілген күні: { $day }
    Барар алдында қоңырау шалып нақтылаңыз.
point-unchecked = Мәлімет әлі тексерілмеген.
    Барар алдында қоңырау шалып нақтылаңыз.
point-gone = Бұл мәлімет енді жоқ.
point-map-button = Картадан көру
point-contact-button = Контактіні сақтау
point-share-button = Бөлісу
point-wrong-button = Мәлімет қате
point-edit-button = Мәліметті түзету
