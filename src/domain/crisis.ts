/**
 * What people type when they need help at once, besides the button. A message counts only as a whole, so that a
 * long story that mentions one of these is still a story. Spelling is folded, see `fold`.
 */
const phrases = `
  шұғыл көмек, көмек, көмек керек, көмек беріңіз, көмек беріңізші, көмек көрсетіңіз, көмектес, көмектесіңіз,
  көмектесіңізші, көмектесіңіздер, көмектесіңіздерші, көмектесіп жіберіңізші, құтқар, құтқарыңыз, құтқарыңызшы,
  құтқарыңыздар, мені құтқарыңыз, бізді құтқарыңыздар, қорғаңыз, қорғаңыздаршы,
  күйеуім ұрып жатыр, күйеуім ұрды, күйеуім ұрады, күйеуім сабап жатыр, күйеуім сабады, күйеуім ұрып соғады,
  жолдасым ұрады, жолдасым ұрып жатыр, мені ұрып жатыр, мені ұрды, ұрып жатыр, сабап жатыр, баламды ұрып жатыр,
  балаларымды ұрады, анамды ұрып жатыр, әкем ұрады, енем ұрады, мені өлтіреді, өлтірем дейді, өлтіремін деп жатыр,
  пышақ алып жүр, пышақпен қорқытып жатыр, қорқытып жатыр, мас болып келді, ішіп келіп ұрды,
  үйден қуды, үйден қуып шықты, далада қалдым, балаларыммен далада қалдым, баратын жерім жоқ,
  қамап қойды, мені қамап қойды, шығармай жатыр, шыға алмай жатырмын, қорқып тұрмын, күйеуімнен қорқамын,
  зорлады, мені зорлады, зорлап жатыр, баламды зорлады, балам жоғалды, балам дем алмай жатыр, қан кетіп жатыр,
  өлгім келеді, өмір сүргім келмейді, өзімді өлтіргім келеді,
  полиция шақырыңыз, полиция шақырыңыздаршы, полиция керек, жедел жәрдем, жедел жәрдем шақырыңыз,

  shugyl komek, shugil komek, komek, komek kerek, komek berinizshi, komektes, komektesiniz, komektesinizder,
  komektesinizdershi, qutqar, qutqarynyz, qutqarynyzdar, kutkarinizdar, kuieuim uryp jatyr, kuyeuim urip jatyr,
  kuieuim urady, joldasym urady, meni uryp jatyr, meni oltiredi, uiden qudy, baratyn jerim joq, olgim keledi,
  jedel jardem, polisia shaqyrynyz, policiya shakyrynyz,

  срочная помощь, помощь, на помощь, нужна помощь, очень нужна помощь, нужна срочная помощь, помоги, помогите,
  люди помогите, прошу помощи, памагите, помагите, хелп, спаси, спасите, спасите меня, спасите нас, спасите помогите,
  муж бьет, муж меня бьет, меня бьет муж, бьет муж, он меня бьет, меня бьют, нас бьют, бьет детей, бьет ребенка,
  муж избил, меня избили, избил, избивает, муж избивает, муж поднял руку, муж душит, он меня душит, папа бьет маму,
  отец бьет, маму бьют, сын бьет, свекровь бьет, он меня убьет, хочет убить, угрожает убить, муж угрожает, угрожает,
  он с ножом, муж с ножом, у него нож, муж пьяный, боюсь мужа, я боюсь мужа, боюсь идти домой, он меня запер,
  меня заперли, не выпускает, муж выгнал, выгнал из дома, нас выгнали, некуда идти, некуда идти с детьми,
  изнасиловали, меня изнасиловали, насилуют, домашнее насилие, бытовое насилие, насилие в семье, насилие,
  вызовите полицию, нужна полиция, вызовите скорую, скорая, нужна скорая, пропал ребенок, ребенок не дышит,
  хочу умереть, не хочу жить, хочу покончить с собой,

  pomogi, pomogite, pamagite, pomosh, nujna pomosh, srochnaya pomosh, spasite, spasite menya, na pomosh, muj bet,
  muj biet, menya bet muj, menya biut, muj izbil, on menya ubet, vyzovite policiyu, vyzovite skoruyu, ne hochu jit,
  hochu umeret, nekuda idti,

  urgent help, help, help me, help us, i need help, save me, emergency, sos, he is beating me, my husband beats me,
  call the police, i want to die,

  101, 102, 103, 111, 112`;

/** Words around a cry that do not change it. */
const fillers =
  "пожалуйста прошу срочно сейчас мне нам өтінемін тез тезірек қазір маған бізге please pojaluista srochno";

const asTyped: Record<string, string> = {
  ә: "а",
  ө: "о",
  ү: "у",
  ұ: "у",
  қ: "к",
  ғ: "г",
  ң: "н",
  һ: "х",
  і: "и",
  ы: "и",
  э: "е",
  ı: "i",
  y: "i",
  q: "k",
};

const longest = 60;
const skipped: ReadonlySet<string> = new Set(fold(fillers).split(" "));
const known: ReadonlySet<string> = new Set(phrases.split(",").map(essence));

/**
 * True when the whole message is a cry for help, in Kazakh, Russian or English, in Cyrillic or Latin letters.
 * A command never is: `/help` asks what the bot does.
 */
export function isCryForHelp(text: string): boolean {
  return text.length <= longest && !text.startsWith("/") && known.has(essence(text));
}

function essence(text: string): string {
  return fold(text)
    .split(" ")
    .filter((word) => !skipped.has(word))
    .join(" ");
}

/**
 * Makes the spellings of a cheap keyboard and a shaking hand equal: no case, no punctuation, no doubled letters,
 * Kazakh letters as the Russian ones they are typed with, Latin ones in one of their many ways.
 */
function fold(text: string): string {
  return text
    .replace(/(?:🆘\s*)+/gu, " sos ")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[әөүұқғңһіыэıyq]/g, (letter) => asTyped[letter] ?? letter)
    .replaceAll("zh", "j")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/(\p{L})\1+/gu, "$1")
    .trim();
}
