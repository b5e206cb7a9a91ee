import { isRecord, type Json, list, text } from "./record.ts";
import type { TableName } from "./tables.ts";

/** What is owned, by its field in JSON. */
const ownedTables = {
  phones: "phone",
  schedules: "schedule",
  languages: "language",
  addresses: "address",
  accessibility: "accessibility",
} as const;

/**
 * The services of parsed JSON: one service or organization, an array or an API's page of them. Undefined when it is none
 * of these.
 */
export function servicesIn(json: unknown): Json[] | undefined {
  const entities = Array.isArray(json) ? json : isPage(json) ? list(json, "contents") : [json];
  if (!entities.every((entity) => isRecord(entity))) return undefined;
  if (!entities.every((entity) => text(entity, "name") !== "" || text(entity, "id") !== "")) return undefined;
  return entities.flatMap(servicesOf);
}

function isPage(json: unknown): json is Json {
  return isRecord(json) && Array.isArray(json["contents"]);
}

/** An organization holds its services; one that names none gives its help itself, where it is. */
function servicesOf(entity: Json): Json[] {
  const { services: _, ...organization } = entity;
  if (Object.hasOwn(entity, "services"))
    return list(entity, "services").map((service) => ({ ...service, organization }));
  if (Object.hasOwn(entity, "status") || !Object.hasOwn(entity, "locations")) return [entity];
  const service_at_locations = list(entity, "locations").map((location) => ({ location }));
  return [{ ...entity, url: entity["website"], status: "active", organization, service_at_locations }];
}

/** The services of a datapackage's tables, one after the other, nested as in JSON. */
export function* nest(tables: ReadonlyMap<TableName, readonly Json[]>): Generator<Json> {
  const indexOf = (table: TableName, field: string) => byField(tables.get(table) ?? [], field);
  const [terms, attributes] = [indexOf("taxonomy_term", "id"), indexOf("attribute", "link_id")];
  const [organizations, locations] = [indexOf("organization", "id"), indexOf("location", "id")];
  const links = indexOf("service_at_location", "service_id");
  const createOwner = (owner: "service" | "service_at_location" | "location" | "organization") => {
    const lists = Object.entries(ownedTables).map(
      ([field, table]) => [field, indexOf(table, `${owner}_id`)] as const,
    );
    return (row: Json): Json => {
      const id = text(row, "id");
      const owned = lists.map(([field, index]) => [field, index.get(id) ?? []]);
      const said = (attributes.get(id) ?? []).map((attribute) => ({
        ...attribute,
        taxonomy_term: first(terms, text(attribute, "taxonomy_term_id")),
      }));
      return { ...row, ...Object.fromEntries(owned), attributes: said };
    };
  };
  const [service, link, location, organization] = [
    createOwner("service"),
    createOwner("service_at_location"),
    createOwner("location"),
    createOwner("organization"),
  ];
  for (const row of tables.get("service") ?? [])
    yield {
      ...service(row),
      organization: organization(first(organizations, text(row, "organization_id"))),
      service_at_locations: (links.get(text(row, "id")) ?? []).map((at) => ({
        ...link(at),
        location: location(first(locations, text(at, "location_id"))),
      })),
    };
}

function byField(rows: readonly Json[], field: string): ReadonlyMap<string, Json[]> {
  const index = new Map<string, Json[]>();
  for (const row of rows) {
    const key = text(row, field);
    if (key === "") continue;
    const rowsOfKey = index.get(key);
    if (rowsOfKey) rowsOfKey.push(row);
    else index.set(key, [row]);
  }
  return index;
}

function first(index: ReadonlyMap<string, readonly Json[]>, id: string): Json {
  return index.get(id)?.[0] ?? {};
}
