question-label = { $code ->
        [council] Совет или организация
        [district] Район или город
        [phone] Телефон
        [role] В качестве кого
       *[needs] Что понадобится
    }
guest-role = { $role ->
        [delegate] Делегат
        [guest] Гость
        [speaker] Докладчик
       *[press] Пресса
    }
guest-need = { $need ->
        [childcare] Присмотр за ребёнком
        [wheelchair] Доступ на инвалидном кресле
        [interpreter] Переводчик
       *[meals] Питание
    }
answer-yesno = { $answer ->
        [yes] Да
       *[no] Нет
    }
