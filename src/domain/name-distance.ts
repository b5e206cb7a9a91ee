const vowels = new Set("aeiou");

/** How much worse a wrong first letter is: people rarely mistake that one. */
const firstLetter = 0.3;

/**
 * How far a typed name is from a name, both folded: the weighted optimal string alignment distance, about 1 for each
 * letter that is missing, too much, swapped with its neighbour or another one. A vowel for a vowel costs less, a
 * number more.
 */
export function nameDistance(typed: string, name: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: name.length + 1 }, (_, missing) => missing * 0.9);
  for (let row = 1; row <= typed.length; row++) {
    const letter = typed.charAt(row - 1);
    const current = [row];
    for (let column = 1; column <= name.length; column++) {
      const meant = name.charAt(column - 1);
      const isSwapped =
        row > 1 && column > 1 && letter === name.charAt(column - 2) && typed.charAt(row - 2) === meant;
      current[column] = Math.min(
        at(last, column - 1) + replacing(letter, meant),
        at(last, column) + (isDigit(letter) ? 1.5 : 1),
        at(current, column - 1) + (isDigit(meant) ? 1.5 : 0.9),
        isSwapped && letter !== meant ? at(beforeLast, column - 2) + 0.9 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, name.length) + (typed.charAt(0) === name.charAt(0) ? 0 : firstLetter);
}

function replacing(letter: string, meant: string): number {
  if (letter === meant) return 0;
  if (isDigit(letter) || isDigit(meant)) return 1.5;
  return vowels.has(letter) && vowels.has(meant) ? 0.8 : 1;
}

function isDigit(letter: string): boolean {
  return letter <= "9";
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
