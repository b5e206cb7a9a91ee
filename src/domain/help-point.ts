import { type Language, languages } from "./language.ts";
import type { Coordinates } from "./place.ts";

/** A text that may be missing in some languages, or in all. */
export type Partly = Readonly<Partial<Record<Language, string>>>;

/** A text in a language, or else in the first of kk, ru and en there is; "" where there is none. */
export function inLanguage(text: Partly, language: Language): string {
  return [language, ...languages].map((one) => text[one]).find(Boolean) ?? "";
}

/** Where a council stands: on the ladder of territories, or outside of it. */
export const affiliations = ["territorial", "ethnocultural", "enterprise"] as const;

/** One of them. */
export type Affiliation = (typeof affiliations)[number];

/** Whether help is given there (HSDS 3.0, `service.status`, in our words). */
export const helpPointStatuses = ["active", "temporarily_closed", "closed"] as const;

/** One of them. */
export type HelpPointStatus = (typeof helpPointStatuses)[number];

/** A phone of a help point. */
export interface Phone {
  /** E.164, e.g. `+77012345678`, or a short number such as `111`. */
  readonly number: string;
  readonly extension: string | null;
  readonly description: string | null;
}

/** All that is known of a place where help is given, but for its id. */
export interface HelpPointFacts {
  /** Its code in the taxonomy, e.g. `COUNCIL`. */
  readonly kind: string;
  /** Of councils; null for all other kinds. */
  readonly affiliation: Affiliation | null;
  /** The year. */
  readonly founded: number | null;
  /** In at least one language. */
  readonly name: Partly;
  readonly address: Partly;
  readonly notes: Partly;
  /** Who may come. */
  readonly eligibility: Partly;
  /** What it costs. */
  readonly cost: Partly;
  readonly accessibility: Partly;
  /** KATO code. */
  readonly place: string;
  readonly coordinates: Coordinates | null;
  readonly phones: readonly Phone[];
  /** When it is open, in OpenStreetMap's `opening_hours` notation, the time of Almaty; null where nobody knows. */
  readonly hours: string | null;
  /** ISO 639 codes. */
  readonly languages: readonly string[];
  /** Codes of the taxonomy. */
  readonly topics: readonly string[];
  readonly url: string | null;
  /** A shelter: then there are no address and no coordinates, here or anywhere. */
  readonly addressConfidential: boolean;
  readonly status: HelpPointStatus;
  /** Why it is closed for a time. */
  readonly closedReason: Partly;
  /** The first day it is open again, YYYY-MM-DD; null while nobody knows. */
  readonly closedUntil: string | null;
  /** The day somebody last made sure that all of this is true, YYYY-MM-DD (HSDS `assured_date`). */
  readonly assuredAt: string | null;
  /** Who did; an office or an e-mail address, not shown to people (HSDS `assurer_email`). */
  readonly assuredBy: string | null;
  /** Where the facts come from. */
  readonly source: string | null;
}

/** A place where help is given. */
export interface HelpPoint extends HelpPointFacts {
  /** UUID; the same in each export. */
  readonly id: string;
  /** What it is called in the secretariat's own tables, where that is no UUID. */
  readonly externalId: string | null;
  /** Fictional: said in every answer. */
  readonly demo: boolean;
}
