team-title = <b>Біздің топ</b>
    Барлығы: { $total }. Толығырақ көру үшін адамның атын басыңыз.
team-line = { $name } – { $role }, { $place }
team-invite-button = Шақыру
team-invitations-button = Шақырулар: { $count }
team-back-button = Топ тізімі
team-member = <b><a href="tg://user?id={ $id }">{ $name }</a></b>
    { $role } – { $place }
    Рөл берілген уақыт: { $since }
team-gone = Мұндай жазба жоқ немесе ол өзгерген.

team-withdraw-button = Рөлден босату
team-withdraw-question = <b>Рөлден босатамыз ба?</b>
    <a href="tg://user?id={ $id }">{ $name }</a>
    { $role } – { $place }
    Рөл берілген уақыт: { $since }

    Босатсаңыз, бұл рөлдің мүмкіндіктері бірден жабылады. Ол адамға хабар жіберіледі.
team-withdrawn = Рөлден босатылды. Ол адамға хабар жіберіледі.
team-last-admin = Соңғы әкімшіні босатуға болмайды. Алдымен басқа әкімші шақырыңыз.

team-invite-role = Қандай рөлге шақырасыз?
team-invite-place = <b>{ $role }</b>
    Қай аумаққа шақырасыз?
team-invited = Төмендегі хабарламаны шақырылатын адамға жіберіңіз. Сілтемені бір адам ғана қолдана алады. Ол қабылдағанда сізге хабар келеді: кім екенін көріп, өзіңіз растайсыз.
team-link = Сізді Аналар кеңесінің ботына шақырамыз.
    { $role } – { $place }

    { $link }
    Сілтеме мерзімі: { $until }

team-invitations-title = <b>Шақырулар</b>
team-invitations-none = Ашық шақыру жоқ.
team-invitation-open = { $role } – { $place }. Жауап күтіледі, мерзімі: { $until }
team-invitation-claimed = { $role } – { $place }. Шақырған адамның растауы күтіледі.
team-revoke-button = Шақыруды қайтарып алу
team-revoked = Шақыру қайтарып алынды. Сілтеме енді жарамайды.

team-claim = <b>Шақыруыңыз қабылданды</b>
    <a href="tg://user?id={ $id }">{ $name }</a>
    { $role } – { $place }

    Сіз шақырған адам осы ма? Сенімді болсаңыз ғана растаңыз.
team-confirm-button = Растау
team-refuse-button = Растамау
team-confirmed = Расталды: { $role } – { $place }. Ол адамға хабар жіберіледі.
team-refused = Расталмады. Рөл берілген жоқ.
