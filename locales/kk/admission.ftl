event-by-code = 🔑 Тіркелу тек кеңес мүшелеріне ашық: кеңесіңіз айтқан код керек.
event-by-approval = ✋ Тіркелу кеңес мүшелеріне арналған: өтінішіңізді ұйымдастырушылар қарайды.
event-request-button = Өтініш беру
event-you-requested = ✋ <b>Өтінішіңіз қаралып жатыр: { $name }</b>
    Шешімін хабарлаймыз.
event-requested = ✋ <b>Өтінішіңізді ұйымдастырушыларға бердік.</b>
    Шешімін хабарлаймыз.
event-refused = Өкінішке қарай, бұл жолы ұйымдастырушылар сізді қабылдай алмады.
event-released = Делегациядағы орныңызды үйлестіруші босатты. Сұрағыңыз болса, кеңесіңізге хабарласыңыз.
event-unrequest-question = Өтінішіңізді қайтарып аласыз ба?
event-delegations = Өңірлердің делегацияларына орын сақталған. Күту тізіміндегілердің атын өз өңірінің үйлестірушісі де көреді.
event-ask-code = 🔑 <b>Кеңес мүшелерінің коды қандай?</b>
    Алты таңба, кеңесіңізден сұраңыз.
event-code-bad = Код алты әріп пен цифрдан тұрады.
event-code-wrong = Бұл код келмеді. Тексеріп, қайта жазып көріңіз.
event-code-tries = Бұл код та келмеді. Кеңесіңізден нақтылап алып, бір сағаттан кейін қайта жазыңыз.
admission-button = Кім тіркеле алады
admission-question = <b>Кім тіркеле алады?</b>
admission-choice = { $admission ->
        [open] Кез келген адам
        [code] Код білетін мүшелер
       *[approval] Біз қабылдаған адамдар
    }
admission-line = Кім тіркеледі: { admission-choice }
admission-code = Мүшелердің коды: <code>{ $code }</code>
    Оны кеңестерге таратыңыз.
admission-renew-button = Жаңа код
admission-requests = Өтініштер: { $count }
admission-requests-button = Өтініштер: { $count }
admission-list = <b>Өтініштер</b>
    Толық көру үшін нөмірін басыңыз.
admission-none = Қаралмаған өтініш жоқ.
admission-request-line = { $number }. { $region }, { $people } адам, { $moment }
admission-no-region = өңірі көрсетілмеген
admission-request = <b>Қатысуға өтініш</b>
    Өңірі: { $region }
    Келетіндер: { $people }
admission-answer = { $label }: { $answer }
admission-name = Аты-жөні
admission-approve-button = Қабылдау
admission-refuse-button = Қабылдамау
admission-approved = Қабылданды. Өзіне хабар барады.
admission-refused = Қабылданбады. Өзіне хабар барады.
admission-many = Бұл топқа жететін орын жоқ. Алдымен орын санын көбейтіңіз.
admission-over = Іс-шара басталып кеткен немесе болмайды.
quota-button = Өңірлерге бөлінген орындар
quota-list = <b>Өңірлерге бөлінген орындар</b>
    Орын санын өзгерту үшін өңірді таңдаңыз.
quota-line = { $region }: { $seats } орын, алынғаны { $used }
quota-row = { $region }: { $seats }
quota-ends = Алынбаған орындар бәріне ашылатын уақыт: { $moment }
quota-never = Алынбаған орындар делегацияларда қала береді.
quota-end-button = Қашанға дейін сақталады
quota-ask-seats = <b>{ $region }</b>
    Неше орын сақталсын? 0 – орын сақталмайды.
quota-ask-end = Алынбаған орындар қашан бәріне ашылсын? Былай жазыңыз: 27.08 10:00. Ашылмасын десеңіз, «-» жіберіңіз.
quota-summary = <b>{ $region }</b>
    Сақталатын орын: { $seats }
quota-used = Бұдан көп делегат тіркеліп қойған. Алдымен делегация өз тізімін қысқартсын.
quota-full = Бос орын жетпейді. Бөлінген орындар мен тіркелгендердің саны жалпы орыннан аспауы керек.
quota-back-button = Бөлінген орындар
admission-back-button = Басқа өтініштер
admission-refuse-question = <b>Кіргізбейсіз бе?</b>
    Өтініш жойылады, бұл туралы адамға хабар барады.
