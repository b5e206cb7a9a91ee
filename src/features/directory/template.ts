import type { Texts } from "../../bot/texts.ts";
import { flatColumns } from "../../files/flat-columns.ts";
import { exampleRow } from "../../files/flat-example.ts";
import { type TemplateTexts, writeTemplateXlsx } from "../../files/write-table.ts";

/** A table to fill, explained in a language. */
export function writeDirectoryTemplate(texts: Texts): Promise<Uint8Array> {
  return writeTemplateXlsx(flatColumns, exampleRow, templateTexts(texts));
}

function templateTexts(texts: Texts): TemplateTexts<(typeof flatColumns)[number]> {
  return {
    sheets: {
      table: texts.plain("directory-sheet"),
      help: texts.plain("directory-sheet-help"),
    },
    headings: {
      column: texts.plain("directory-sheet-column"),
      meaning: texts.plain("directory-sheet-meaning"),
      example: texts.plain("directory-sheet-example"),
    },
    explain: (column) =>
      texts.plain(`directory-column-${column.replace(/_(kk|ru|en)$/, "").replaceAll("_", "-")}`),
  };
}
