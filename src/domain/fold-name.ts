/** What letters are in plain Latin ones, where that is more than leaving their marks away. */
const letters: ReadonlyMap<string, string> = new Map(
  [
    "а=a ә=a б=b в=v г=g ғ=g д=d е=e ё=e ж=zh з=z и=i й=i і=i к=k қ=k л=l м=m н=n ң=n о=o ө=o п=p р=r с=s т=t у=u ұ=u ү=u",
    "ф=f х=h һ=h ц=c ч=ch ш=sh щ=shch ъ= ы=i ь= э=e ю=iu я=ia",
    // Latin: ş and ý, for one, are ш and у in the alphabets of 2021 and 2018.
    "ş=sh š=sh ç=ch č=ch ž=zh ý=u ı=i ə=a ŋ=n",
  ]
    .flatMap((row) => row.split(" "))
    .map((pair) => [pair.charAt(0), pair.slice(2)]),
);

/** What several habits write for one sound, in the order they are replaced. */
const reductions: readonly (readonly [RegExp, string])[] = [
  [/x/g, "ks"],
  [/shch|sch|sh/g, "x"],
  [/ch|ts/g, "c"],
  [/dzh|zh/g, "j"],
  [/kh/g, "h"],
  [/gh/g, "g"],
  [/q/g, "k"],
  [/w/g, "u"],
  [/y/g, "i"],
  [/([a-z])\1+/g, "$1"],
  [/ie/g, "e"],
  [/ng/g, "n"],
];

/**
 * What all spellings of a name have in common: «Қарағанды», «Караганды», "Qarağandy" and "Karaghandy" are "karagandi".
 * Kazakh and Russian Cyrillic, the Latin alphabets of 2018 and 2021 and English habits fall together, and so do
 * Kazakh letters and the Russian ones people type for them. Only a–z and digits are left, without spaces.
 */
export function foldName(text: string): string {
  let latin = "";
  for (const letter of text.toLowerCase().normalize("NFC"))
    latin += letters.get(letter) ?? withoutMarks(letter);
  return reductions.reduce((folded, [habit, one]) => folded.replace(habit, one), latin);
}

function withoutMarks(letter: string): string {
  if (/[a-z0-9]/.test(letter)) return letter;
  const [base = ""] = letter.normalize("NFD");
  return letters.get(base) ?? (/[a-z0-9]/.test(base) ? base : "");
}
