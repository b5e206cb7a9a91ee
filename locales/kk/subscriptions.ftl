menu-subscriptions = Жазылымдар
command-subscriptions = Жазылымдар

subscriptions-question = Жақын маңда іс-шара не пайдалы көмек болса, хабар беріп тұрайық па? Тақырыбын өзіңіз таңдайсыз, қалаған кезде тоқтата аласыз.
subscriptions-choose-button = Тақырып таңдау
subscriptions-no-button = Жоқ, рақмет
subscriptions-declined = Жақсы, жазбаймыз. Ойыңыз өзгерсе: /subscriptions

subscriptions-card = <b>Жазылымдар</b>
    Не туралы хабар алғыңыз келеді? Тек белгілегеніңіз туралы жазамыз.
subscriptions-paused = ⏸ Үзіліс. Хабарландырулар қайта келетін күн: { $day }
subscriptions-stopped = <b>Жазылымдар</b>
    Хабарландырулар тоқтатылды. Өзіңіз тіркелген іс-шаралар туралы ескертулер бұрынғыдай келеді.
subscriptions-home-button = Тұратын жерім: { $place }
subscriptions-no-home-button = Аумақ: тек бүкіл ел
subscriptions-quiet-button = Тыныш уақыт: { $hours }
subscriptions-no-quiet-button = Тыныш уақыт: жоқ
subscriptions-pause-button = Бір айға үзіліс
subscriptions-resume-button = Үзілісті аяқтау
subscriptions-stop-button = Бәрін тоқтату
subscriptions-start-button = Қайта бастау
subscriptions-back-button = ◂ Жазылымдар

subscriptions-quiet = <b>Тыныш уақыт</b>
    Бұл сағаттарда хабарландыру келмейді, күте тұрады. Аса шұғылы ғана бірден келеді.
subscriptions-no-quiet = Кез келген уақытта жазуға болады

subscriptions-where = <b>Қай жерде тұрасыз?</b>
    Сол маңға арналған хабарландырулар келеді. Ауылыңыздың не қалаңыздың атын жазыңыз немесе төмендегі «Геолокация жіберу» түймесін басыңыз. Тек жердің аты сақталады: геолокацияңыз ешқайда сақталмайды, чаттан да өшіріледі.
subscriptions-country-button = Тек бүкіл елге арналғаны
subscriptions-home-kept = Тұратын жеріңіз: { $place }. Қате болса, төменде өзгерте аласыз.
subscriptions-abroad = Сіз қазір Қазақстаннан тыс жерде сияқтысыз. Ауылыңыздың не қалаңыздың атын жазыңыз немесе тізімнен таңдаңыз.
