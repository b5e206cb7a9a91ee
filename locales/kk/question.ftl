question-label = { $code ->
        [council] Кеңес немесе ұйым
        [district] Аудан не қала
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
        [wheelchair] Кресло-арбаға қолайлы жол
        [interpreter] Аудармашы
       *[meals] Тамақ
    }
answer-yesno = { $answer ->
        [yes] Иә
       *[no] Жоқ
    }
