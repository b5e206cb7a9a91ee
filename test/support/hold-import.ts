/** A process that begins to import places into the database in the environment, says so half-way, and stays. */
import { openDatabase } from "../../src/db/database.ts";
import { importPlaces } from "../../src/db/place-import.ts";

const { DATA_DIR: dataDir = "", DATABASE_URL: databaseUrl } = process.env;
const database = await openDatabase({ dataDir, databaseUrl });
await database.opened;
const places = Array.from({ length: 3_000 }, (_, at) => ({
  id: String(104_030_001 + at),
  name: { kk: "Бірлік ауылы", ru: "село Бирлик", en: "Birlik village" },
  coordinates: null,
  population: null,
  vanished: false,
}));
await importPlaces(database.pool, {
  places,
  isLocated: true,
  allowsVanished: false,
  onTaken: (count) => {
    console.log(`taken: ${count}`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  },
});
