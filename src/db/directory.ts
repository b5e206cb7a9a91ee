import type pg from "pg";
import type { HelpPoint } from "../domain/help-point.ts";
import type { Place } from "../domain/place.ts";
import { type SelectedPoint, selectedPoint, selectHelpPoints } from "./help-point-rows.ts";

/** How often places and help points have changed, so that a process knows when its snapshot is old. */
export interface DirectoryRevisions {
  readonly places: number;
  readonly helpPoints: number;
}

/** All of the directory, for a snapshot of it in memory. */
export interface DirectoryReader {
  revisions(): Promise<DirectoryRevisions>;
  /** Those of an imported classifier, the vanished ones included. */
  places(): Promise<Place[]>;
  helpPoints(): Promise<HelpPoint[]>;
}

/** The tables `place`, `help_point` and `directory_revision`. */
export function createDirectoryReader(pool: pg.Pool): DirectoryReader {
  return {
    async revisions() {
      const { rows } = await pool.query<{ table_name: string; revision: string }>(
        "SELECT table_name, revision FROM directory_revision",
      );
      const of = (table: string) => Number(rows.find(({ table_name: name }) => name === table)?.revision);
      return { places: of("place"), helpPoints: of("help_point") };
    },
    async places() {
      const { rows } = await pool.query<PlaceRow>(
        `SELECT id, name_kk AS kk, name_ru AS ru, name_en AS en, latitude, longitude, population,
           vanished_at IS NOT NULL AS vanished FROM place ORDER BY id`,
      );
      return rows.map(({ kk, ru, en, latitude, longitude, ...rest }) => ({
        ...rest,
        name: { kk, ru, en },
        coordinates: latitude === null || longitude === null ? null : { latitude, longitude },
      }));
    },
    async helpPoints() {
      const { rows } = await pool.query<SelectedPoint>(selectHelpPoints);
      return rows.map((row) => selectedPoint(row));
    },
  };
}

interface PlaceRow {
  id: string;
  kk: string;
  ru: string;
  en: string;
  latitude: number | null;
  longitude: number | null;
  population: number | null;
  vanished: boolean;
}
