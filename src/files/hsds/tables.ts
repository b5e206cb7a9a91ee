import { uuidFrom } from "../uuid.ts";
import { taxonomies } from "./terms.ts";
import type { HsdsService } from "./types.ts";

/** The tables that are written and read, as HSDS calls them. */
export const tableNames = [
  "organization",
  "service",
  "attribute",
  "service_at_location",
  "location",
  "phone",
  "address",
  "schedule",
  "language",
  "accessibility",
  "taxonomy_term",
  "taxonomy",
] as const;

/** One of them. */
export type TableName = (typeof tableNames)[number];

/**
 * All columns that the standard gives them, `name:type`, with `!` where one is required. A column `x_id` refers to table
 * x, where that is written.
 */
const columns: Readonly<Record<TableName, string>> = {
  organization:
    "id:uuid! name! alternate_name description! email:email website:uri tax_status tax_id year_incorporated:number " +
    "legal_status logo uri:uri parent_organization_id:uuid",
  service:
    "id:uuid! organization_id:uuid! program_id:uuid name! alternate_name description url:uri email:email status! " +
    "interpretation_services application_process fees_description wait_time fees accreditations " +
    "eligibility_description minimum_age:number maximum_age:number assured_date:date assurer_email:email licenses " +
    "alert last_modified:datetime",
  attribute: "id:uuid! link_id:uuid! taxonomy_term_id:uuid! link_type link_entity! value",
  service_at_location: "id:uuid! service_id:uuid! location_id:uuid! description",
  location:
    "id:uuid! location_type! url:uri organization_id:uuid name alternate_name description transportation " +
    "latitude:number longitude:number external_identifier external_identifier_type",
  phone:
    "id:uuid! location_id:uuid service_id:uuid organization_id:uuid contact_id:uuid service_at_location_id:uuid " +
    "number! extension:number type description",
  address:
    "id:uuid! location_id:uuid attention address_1! address_2 city! region state_province! postal_code! country! " +
    "address_type!",
  schedule:
    "id:uuid! service_id:uuid location_id:uuid service_at_location_id:uuid valid_from:date valid_to:date " +
    "dtstart:date timezone:number until:date count:number wkst freq interval:number byday byweekno bymonthday " +
    "byyearday description opens_at:time closes_at:time schedule_link:uri attending_type notes",
  language: "id:uuid! service_id:uuid location_id:uuid phone_id:uuid name code note",
  accessibility: "id:uuid! location_id:uuid description details url:uri",
  taxonomy_term:
    "id:uuid! code name! description! parent_id:uuid taxonomy language taxonomy_id:uuid term_uri:uri",
  taxonomy: "id:uuid! name! description! uri:uri version",
};

/** The values that some columns are bound to. */
const enums: Readonly<Record<string, readonly string[]>> = {
  "service.status": ["active", "inactive", "defunct", "temporarily closed"],
  "location.location_type": ["physical", "postal", "virtual"],
  "address.address_type": ["physical", "postal", "virtual"],
  "schedule.wkst": ["MO", "TU", "WE", "TH", "FR", "SA", "SU"],
  "schedule.freq": ["WEEKLY", "MONTHLY"],
};
const formats = new Set(["uuid", "email", "uri"]);
const files: Readonly<Record<TableName, string>> = {
  organization: "organizations.csv",
  service: "services.csv",
  attribute: "attributes.csv",
  service_at_location: "service_at_location.csv",
  location: "locations.csv",
  phone: "phones.csv",
  address: "addresses.csv",
  schedule: "schedules.csv",
  language: "languages.csv",
  accessibility: "accessibility.csv",
  taxonomy_term: "taxonomy_terms.csv",
  taxonomy: "taxonomies.csv",
};

const taxonomyIds = new Map<string, string>();

/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly type: string;
  readonly format?: string;
  readonly constraints: {
    readonly required: boolean;
    readonly unique: boolean;
    readonly enum?: readonly string[];
  };
}

/** The file of a table. */
export function fileOf(table: TableName): string {
  return files[table];
}

/** The columns of a table, in the standard's order. */
export function columnsOf(table: TableName): Column[] {
  return columns[table].split(" ").map((written) => {
    const [name = "", type = "string"] = written.replace("!", "").split(":");
    const allowed = enums[`${table}.${name}`];
    return {
      name,
      ...(formats.has(type) ? { type: "string", format: type } : { type }),
      constraints: {
        required: written.endsWith("!"),
        unique: name === "id",
        ...(allowed && { enum: allowed }),
      },
    };
  });
}

/** A row: values by the names of columns. */
export type Row = Readonly<Record<string, string | number | undefined>>;

/** The rows a service is in the tables; those of terms come with each service that they are said of. */
export function* rowsOf(service: HsdsService): Generator<[table: TableName, row: Row]> {
  const { organization, service_at_locations, phones, schedules, languages, attributes, ...own } = service;
  const [{ location, ...at }] = service_at_locations;
  const { addresses, accessibility, ...where } = location;
  const [service_id, location_id, organization_id] = [service.id, location.id, organization.id];
  yield ["organization", { ...organization }];
  yield ["service", { ...own, organization_id }];
  yield ["location", { ...where, organization_id }];
  yield ["service_at_location", { ...at, service_id, location_id }];
  for (const row of addresses) yield ["address", { ...row, location_id }];
  for (const row of accessibility) yield ["accessibility", { ...row, location_id }];
  for (const row of phones) yield ["phone", { ...row, service_id }];
  for (const row of schedules) yield ["schedule", { ...row, service_id }];
  for (const row of languages) yield ["language", { ...row, service_id }];
  for (const { taxonomy_term, ...row } of attributes) {
    const taxonomy_id = taxonomyIdOf(taxonomy_term.taxonomy);
    yield ["attribute", { ...row, link_id: service_id, taxonomy_term_id: taxonomy_term.id }];
    yield ["taxonomy_term", { ...taxonomy_term, taxonomy_id }];
  }
}

/** Our taxonomies as rows. */
export const taxonomyRows: readonly Row[] = Object.values(taxonomies).map((one) => ({
  id: taxonomyIdOf(one.name),
  ...one,
}));

function taxonomyIdOf(name: string): string {
  const id = taxonomyIds.get(name) ?? uuidFrom(`hsds taxonomy ${name}`);
  taxonomyIds.set(name, id);
  return id;
}
