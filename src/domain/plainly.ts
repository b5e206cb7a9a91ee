/**
 * What a name is compared by: its letters and digits. Never to change, since ids of imported rows are made of it, and each
 * row without an id would be added anew.
 */
export function plainly(name: string): string {
  return name
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/[^\p{L}\d]/gu, "");
}
