import type { Phone } from "../../domain/help-point.ts";
import { readPhone } from "../../domain/phones.ts";
import { type Json, list, text } from "./record.ts";

/**
 * The phones of a service and of where it is given, each once; its organization's where it has none of its own. Phones of
 * contacts are persons': they are passed over, as faxes are. `unread` counts those that are no numbers.
 */
export function readPhones(
  owners: readonly Json[],
  organization: Json,
): { readonly phones: readonly Phone[]; readonly unread: number } {
  const own = owners.flatMap((owner) => list(owner, "phones"));
  const records = own.length > 0 ? own : list(organization, "phones");
  const read = records.filter((phone) => text(phone, "type").toLowerCase() !== "fax").map(phoneOf);
  const byNumber = new Map<string, Phone>();
  for (const phone of read.filter((one) => one !== undefined)) {
    const key = `${phone.number} ${phone.extension}`;
    if (!byNumber.has(key)) byNumber.set(key, phone);
  }
  return { phones: [...byNumber.values()], unread: read.filter((phone) => phone === undefined).length };
}

function phoneOf(record: Json): Phone | undefined {
  // Some publishers quote numbers once more, so that a spreadsheet keeps their +.
  const phone = readPhone(text(record, "number").replaceAll(/^["']+|["']+$/g, ""));
  return (
    phone && {
      number: phone.number,
      extension: text(record, "extension") || phone.extension,
      description: text(record, "description") || phone.description,
    }
  );
}
