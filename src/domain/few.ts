/** Fewer people than this are nowhere told by their number. */
const fewestTold = 5;

/** True for so few people that their number could point at one of them; nobody is not few. */
export function isFew(people: number): boolean {
  return people > 0 && people < fewestTold;
}
