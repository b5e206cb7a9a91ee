/** What a spreadsheet would take for a formula, and what would be taken for one made inert. */
const formula = /^'*[=+\-@\t\r]/;

/**
 * RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8. A cell that looks like a formula gets an
 * apostrophe before it, and nothing is computed from it.
 */
export function toCsv(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => csvRow(row)).join("")}`;
}

/** One row of that; texts that `isSafe` knows for none that a spreadsheet would compute stay as they are. */
export function csvRow(cells: readonly string[], isSafe: (text: string) => boolean = () => false): string {
  const written = cells.map((text) => {
    const inert = formula.test(text) && !isSafe(text) ? `'${text}` : text;
    return /[",\r\n]/.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
  });
  return `${written.join(",")}\r\n`;
}

/** A cell as it was before `csvRow` put an apostrophe before it. */
export function withoutGuard(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}
