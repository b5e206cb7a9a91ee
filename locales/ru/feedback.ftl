feedback-what = Что вы хотите сказать о боте? Напишите одним сообщением. Его прочитает секретариат Совета матерей, но не сразу. Если помощь нужна сейчас, нажмите «Срочная помощь».
feedback-too-long = Сообщение слишком длинное. Сократите его, пожалуйста, до { $limit } знаков.
feedback-may-answer = Можно ответить вам через этот бот? В чате появится только «Вам сообщение», ответ вы откроете сами.
feedback-may-yes = Да, ответьте
feedback-may-no = Отвечать не нужно
feedback-summary = <b>Отправить так?</b>
    { $text }

    { $may ->
        [yes] Вам могут ответить.
       *[no] Отвечать вам не будут.
    }
    Это прочитает секретариат.
feedback-thanks = Спасибо! Ваш отзыв отправлен секретариату.
feedback-thanks-answer = Спасибо! Ваш отзыв отправлен секретариату. Если ответят, сообщим здесь.

feedback-open = { $total ->
        [0] Новых отзывов нет.
       *[other] Новые отзывы: { $total }. Нажмите на время, чтобы открыть.
    }
feedback-item = <b>{ $moment }</b>
    { $text }
feedback-write-button = Написать свой отзыв
feedback-answer-button = Ответить
feedback-close-button = Закрыть без ответа
feedback-closed = Закрыто.
feedback-answer-what = Напишите ответ одним сообщением. Ответить можно только один раз.
feedback-answer-summary = <b>Отправить такой ответ?</b>
    { $text }
feedback-answer-sent = Отправлено. В чат пришло: «Вам сообщение».
feedback-answer-kept = Ответ сохранён, но сообщить о нём не удалось: возможно, бот там заблокирован.
feedback-answer-closed = На этот отзыв уже ответили, или он закрыт.
feedback-answer-gone = Такого сообщения нет.
feedback-answer-unwanted = На этот отзыв ответа не ждут.
feedback-answer-shown = <b>Ответ секретариата</b>
    { $text }
