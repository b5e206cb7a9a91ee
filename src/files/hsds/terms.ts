import type { Partly } from "../../domain/help-point.ts";
import { type Language, languages, type Localized } from "../../domain/language.ts";
import type { Taxonomy } from "../../domain/taxonomy.ts";
import { uuidFrom } from "../uuid.ts";
import { type Json, list, record, text } from "./record.ts";
import type { HsdsAttribute, HsdsTerm } from "./types.ts";

/**
 * Our taxonomies: what kind of help point it is, what help is about, and the facts that HSDS has no field for, such as
 * texts in a second language. The last are called as the columns of our tables are, e.g. `fact.name_ru`: a code must be
 * unique in a package, and no topic's has a dot.
 */
export const taxonomies = {
  kind: { name: "analar-kenesi/kind", description: "Kinds of help points" },
  topic: { name: "analar-kenesi/topic", description: "What help may be about" },
  fact: { name: "analar-kenesi/fact", description: "Facts that HSDS 3.0 has no field for" },
} as const;

type TaxonomyKey = keyof typeof taxonomies;

/** What our taxonomies say of a service. */
export interface Marks {
  /** True when they say anything. */
  readonly any: boolean;
  readonly kind: string | undefined;
  readonly topics: readonly string[];
  /** By the column's name; an empty text where it stands without a value. */
  readonly facts: ReadonlyMap<string, string>;
}

/** Makes the function that writes a service's attributes. */
export function createAttributes(taxonomy: Taxonomy) {
  const terms = new Map<string, HsdsTerm>();
  for (const key of ["kind", "topic"] as const)
    for (const { code, name } of key === "kind" ? taxonomy.kinds : taxonomy.topics)
      terms.set(code, createTerm(key, code, name.kk, `${name.ru} / ${name.en}`));
  const named = (key: "kind" | "topic", code: string) => terms.get(code) ?? createTerm(key, code, code, code);
  const factNamed = (column: string) => {
    const known = terms.get(`fact.${column}`);
    if (known) return known;
    const made = createTerm("fact", `fact.${column}`, column, taxonomies.fact.description);
    terms.set(made.code, made);
    return made;
  };
  return {
    kind: (serviceId: string, code: string) => createAttribute(serviceId, "kind", named("kind", code)),
    topic: (serviceId: string, code: string) => createAttribute(serviceId, "topic", named("topic", code)),
    fact: (serviceId: string, column: string, value: string) =>
      createAttribute(serviceId, "fact", factNamed(column), value),
  };
}

/** Reads what our taxonomies say; attributes of others are passed over. */
export function readMarks(entities: readonly Json[]): Marks {
  const topics = new Set<string>();
  const facts = new Map<string, string>();
  let kind: string | undefined;
  for (const attribute of entities.flatMap((entity) => list(entity, "attributes"))) {
    const term = record(attribute, "taxonomy_term");
    const taxonomy = text(term, "taxonomy") || text(record(term, "taxonomy_detail"), "name");
    const code = text(term, "code");
    if (taxonomy === taxonomies.kind.name) kind = code;
    if (taxonomy === taxonomies.topic.name) topics.add(code);
    if (taxonomy === taxonomies.fact.name) facts.set(code.replace(/^fact\./, ""), text(attribute, "value"));
  }
  return { any: kind !== undefined || topics.size + facts.size > 0, kind, topics: [...topics], facts };
}

/** The text for a field of HSDS, which has one language only: the first there is. */
export function mainText(texts: Partly): { language: Language; text: string } | undefined {
  for (const language of languages) {
    const one = texts[language];
    if (one) return { language, text: one };
  }
  return undefined;
}

/**
 * What facts a text in several languages needs beside its field: the others, and, without a value, the language of the
 * field itself where its letters would tell wrong. So nothing is said twice, and who edits the field has edited it.
 */
export function factsOfText(column: string, texts: Partly): [column: string, value: string][] {
  const main = mainText(texts);
  if (!main) return [];
  return languages.flatMap((language): [string, string][] => {
    const one = texts[language];
    if (!one) return [];
    if (language !== main.language) return [[`${column}_${language}`, one]];
    return languageOf(main.text) === language ? [] : [[`${column}_${language}`, ""]];
  });
}

/** Puts a text together again from its field and its facts; empty in the languages it is not given in. */
export function readTexts(field: string, column: string, facts: Marks["facts"]): Localized {
  const texts: Record<Language, string> = { kk: "", ru: "", en: "" };
  let main = languageOf(field);
  for (const language of languages) {
    const fact = facts.get(`${column}_${language}`);
    if (fact === "") main = language;
    else if (fact !== undefined) texts[language] = fact;
  }
  if (field !== "") texts[main] = field;
  return texts;
}

function createTerm(key: TaxonomyKey, code: string, name: string, description: string): HsdsTerm {
  const taxonomy = taxonomies[key].name;
  const id = uuidFrom(`hsds term ${taxonomy} ${code}`);
  return { id, code, name, description, taxonomy, language: key === "fact" ? "en" : "kk" };
}

function createAttribute(
  serviceId: string,
  key: TaxonomyKey,
  taxonomy_term: HsdsTerm,
  value = "",
): HsdsAttribute {
  return {
    id: uuidFrom(`${serviceId} attribute ${taxonomy_term.code}`),
    link_type: key,
    link_entity: "service",
    ...(value !== "" && { value }),
    taxonomy_term,
  };
}

function languageOf(written: string): Language {
  if (/[әғқңөұүһі]/iu.test(written)) return "kk";
  return /\p{Script=Cyrillic}/u.test(written) ? "ru" : "en";
}
