team-title = <b>Біздің ұжым</b>
    Барлығы: { $total }. Толығырақ көру үшін адамның атын басыңыз.
team-line = { $name } – { $role }, { $place }
team-invite-button = Адам шақыру
team-invitations-button = Шақырулар: { $count }
team-back-button = Ұжым тізімі
team-member = <b><a href="tg://user?id={ $id }">{ $name }</a></b>
    { $role } – { $place }
    Рөл берілген уақыт: { $since }
team-gone = Мұндай жазба жоқ немесе ол өзгерген.

team-withdraw-button = Рөлден босату
team-withdraw-question = <b>Рөлден босатамыз ба?</b>
    <a href="tg://user?id={ $id }">{ $name }</a>
    { $role } – { $place }
    Рөл берілген уақыт: { $since }

    Бұл рөлдің мүмкіндіктері бірден жабылады. Ол адамға хабар жібереміз.
team-withdrawn = Рөлден босатылды. Ол адамға хабар жібереміз.
team-last-admin = Хатшылықта басқа ешкім жоқ, сондықтан рөлден босатуға болмайды. Алдымен хатшылыққа тағы бір адам шақырыңыз.

team-invite-role = Қандай рөлге шақырасыз?
team-invite-place = <b>{ $role }</b>
    Қай аумаққа шақырасыз?
team-invite-within = <b>{ $role }</b>
    { $place }

    Қай аумаққа шақырасыз?
team-invited = Келесі хабарды шақыратын адамыңызға жіберіңіз. Сілтемені бір адам ғана қолдана алады.

    Ол қабылдаса, сізге хабар келеді: кім екенін көріп, растай аласыз.
team-link = Сізді Аналар кеңесінің ұжымына шақырамыз.
    Рөліңіз: { $role } – { $place }

    { $link }
    Сілтеменің мерзімі бітеді: { $until }

team-invitations-title = <b>Шақырулар</b>
team-invitations-none = Ашық шақыру жоқ.
team-invitation-open = { $role } – { $place }. Әлі қабылданған жоқ. Мерзімі бітеді: { $until }
team-invitation-claimed = { $role } – { $place }. Қабылданды, енді шақырған адам растауы керек.
team-revoke-button = Шақыруды қайтарып алу
team-revoked = Шақыру қайтарып алынды. Сілтеме енді жарамайды.

team-claim = <b>Шақыруыңыз қабылданды</b>
    <a href="tg://user?id={ $id }">{ $name }</a>
    { $role } – { $place }

    Сіз шақырған адам осы ма? Сенімді болсаңыз ғана растаңыз.
team-confirm-button = Растау
team-refuse-button = Растамау
team-confirmed = Расталды: { $role } – { $place }. Ол адамға хабар жібереміз.
team-refused = Расталмады. Рөл берілген жоқ.
