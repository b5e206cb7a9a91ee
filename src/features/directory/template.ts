import type { Texts } from "../../bot/texts.ts";
import type { TemplateTexts } from "../../files/write-table.ts";

/** What a template explains, in a language. */
export function templateTexts(texts: Texts): TemplateTexts {
  return {
    sheets: {
      directory: texts.plain("directory-sheet"),
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
