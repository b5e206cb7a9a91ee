import { strToU8, zipSync } from "fflate";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** An XLSX workbook whose only sheet has these rows, in SpreadsheetML; style 1 is a date. */
export function workbookOf(rows: string): Uint8Array {
  return zipSync(
    Object.fromEntries(Object.entries(partsOf(rows)).map(([name, xml]) => [name, strToU8(xml)])),
  );
}

/** The parts of such a workbook by name. */
export function partsOf(rows: string): Record<string, string> {
  return {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets><sheet name="1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}" xmlns:r="${relations}"><sheetData>${rows}</sheetData></worksheet>`,
  };
}

/** A row of a sheet: texts, numbers as they are stored, and cells in SpreadsheetML that begin with `<`. */
export function sheetRow(line: number, cells: readonly (string | number)[]): string {
  const written = cells.map((cell, index) => {
    const at = `${String.fromCharCode(65 + index)}${line}`;
    if (typeof cell === "number") return `<c r="${at}"><v>${cell}</v></c>`;
    if (cell.startsWith("<")) return cell.replace("<c", `<c r="${at}"`);
    return cell === "" ? "" : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`;
  });
  return `<row r="${line}">${written.join("")}</row>`;
}
