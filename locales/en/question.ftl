question-label = { $code ->
        [council] Council or organisation
        [district] District or town
        [phone] Phone
        [role] Comes as
       *[needs] Needs
    }
guest-role = { $role ->
        [delegate] Delegate
        [guest] Guest
        [speaker] Speaker
       *[press] Press
    }
guest-need = { $need ->
        [childcare] Childcare
        [wheelchair] Wheelchair access
        [interpreter] Interpreter
       *[meals] Meals
    }
answer-yesno = { $answer ->
        [yes] Yes
       *[no] No
    }
