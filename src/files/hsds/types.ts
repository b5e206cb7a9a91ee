/**
 * What is written of HSDS 3.0, as nested JSON; the tables of the datapackage hold the same, with ids of their owners.
 * Fields are named as the standard names them.
 */
export interface HsdsService {
  readonly id: string;
  readonly name: string;
  readonly alternate_name?: string;
  readonly description?: string;
  readonly url?: string;
  readonly status: "active" | "inactive" | "temporarily closed";
  readonly fees_description?: string;
  readonly eligibility_description?: string;
  readonly assured_date?: string;
  readonly assurer_email?: string;
  readonly alert?: string;
  readonly organization: HsdsOrganization;
  readonly service_at_locations: readonly [HsdsServiceAtLocation];
  readonly phones: readonly HsdsPhone[];
  readonly schedules: readonly HsdsSchedule[];
  readonly languages: readonly HsdsLanguage[];
  readonly attributes: readonly HsdsAttribute[];
}

/** Who gives the help: each help point is an organization of its own. */
interface HsdsOrganization {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly year_incorporated?: number;
}

/** That the help is given there. */
interface HsdsServiceAtLocation {
  readonly id: string;
  readonly location: HsdsLocation;
}

/** Where it is given; `virtual` when nobody may know where. */
export interface HsdsLocation {
  readonly id: string;
  readonly location_type: "physical" | "virtual";
  readonly name: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly external_identifier: string;
  readonly external_identifier_type: "KATO";
  readonly addresses: readonly HsdsAddress[];
  readonly accessibility: readonly { readonly id: string; readonly description: string }[];
}

/** An address; the standard demands all of this. */
export interface HsdsAddress {
  readonly id: string;
  readonly address_1: string;
  readonly city: string;
  readonly state_province: string;
  readonly postal_code: string;
  readonly country: string;
  readonly address_type: "physical";
}

/** A phone. */
export interface HsdsPhone {
  readonly id: string;
  readonly number: string;
  readonly extension?: number;
  readonly type: "voice";
  readonly description?: string;
}

/** Hours of each week, or of some days. */
export interface HsdsSchedule {
  readonly id: string;
  readonly valid_from?: string;
  readonly valid_to?: string;
  readonly timezone?: number;
  readonly freq?: "WEEKLY";
  readonly byday?: string;
  readonly description?: string;
  readonly opens_at?: string;
  readonly closes_at?: string;
}

/** A language that is spoken there. */
interface HsdsLanguage {
  readonly id: string;
  readonly code: string;
}

/** That a term of a taxonomy is true of the service, with a value where the term is a question. */
export interface HsdsAttribute {
  readonly id: string;
  readonly link_type: string;
  readonly link_entity: "service";
  readonly value?: string;
  readonly taxonomy_term: HsdsTerm;
}

/** A term of one of our taxonomies. */
export interface HsdsTerm {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly taxonomy: string;
  readonly language: string;
}
