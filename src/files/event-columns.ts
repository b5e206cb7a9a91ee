import type { EventText } from "../domain/event-rules.ts";
import { byHeading, inEach } from "./flat-columns.ts";
import { exampleId } from "./flat-example.ts";
import type { FlatFormat } from "./flat-header.ts";

/** The columns of events as a table, in the order in which a template has them. */
export const eventColumns = [
  "id",
  "kind",
  ...inEach("title"),
  ...inEach("description"),
  "kato",
  ...inEach("venue"),
  "latitude",
  "longitude",
  "starts_at",
  "ends_at",
  "capacity",
  "signup_closes_at",
  ...inEach("audience"),
] as const;

/** A column that may be read; `audience` holds one text, in whichever language it is. */
export type EventColumn = (typeof eventColumns)[number] | "audience";

/** The columns of each text. */
export const columnsOfText: Readonly<Record<EventText, readonly EventColumn[]>> = {
  title: inEach("title"),
  description: inEach("description"),
  venue: inEach("venue"),
  audience: inEach("audience"),
};

/** The table of events. */
export const eventFormat: FlatFormat<EventColumn> = {
  columnNamed: byHeading<EventColumn>([...eventColumns, "audience"]),
  needed: [["kind"], inEach("title"), ["kato"]],
};

/** That row: nothing there is real. */
export const exampleEvent: Readonly<Record<(typeof eventColumns)[number], string>> = {
  id: exampleId,
  kind: "forum",
  title_kk: "Мысал: аналар форумы",
  title_ru: "Пример: форум матерей",
  title_en: "Example: mothers' forum",
  description_kk: "Отбасы мен тәрбие туралы әңгіме",
  description_ru: "Разговор о семье и воспитании",
  description_en: "Talks about family and upbringing",
  kato: "710000000",
  venue_kk: "Мысал үйі, 2-зал",
  venue_ru: "Дом «Пример», зал 2",
  venue_en: "Example House, hall 2",
  latitude: "51.128",
  longitude: "71.43",
  starts_at: "2027-09-01 10:00",
  ends_at: "2027-09-01 17:00",
  capacity: "120",
  signup_closes_at: "2027-08-30T18:00+05:00",
  audience_kk: "Барлық аналар",
  audience_ru: "Все матери",
  audience_en: "All mothers",
};
