question-label = { $code ->
        [council] Кеңес немесе ұйым
        [district] Аудан
        [phone] Телефон
        [role] Қандай қатысушы
       *[needs] Керегі
    }
guest-role = { $role ->
        [delegate] Делегат
        [guest] Қонақ
        [speaker] Баяндамашы
       *[press] Баспасөз
    }
guest-need = { $need ->
        [childcare] Бала қарайтын адам
        [wheelchair] Мүгедектер арбасына ыңғайлы жол
        [interpreter] Аудармашы
       *[meals] Тамақ
    }
answer-yesno = { $answer ->
        [yes] Иә
       *[no] Жоқ
    }
