import { giveRole } from "./team.ts";
import type { Person, TestWorld } from "./world.ts";
import type { Language } from "../../src/domain/language.ts";

/** A campaign with a name in Kazakh; resolves with its id. */
export async function addCampaign(world: TestWorld, name: string): Promise<string> {
  const { rows } = await world.query(
    "INSERT INTO campaign (id, name) VALUES (gen_random_uuid(), jsonb_build_object('kk', $1::text)) RETURNING id",
    [name],
  );
  return String(rows[0]?.["id"]);
}

/** Who keeps a territory, and has pressed Start. */
export async function coordinator(world: TestWorld, language: Language, place: string): Promise<Person> {
  const chair = await world.started({ language });
  await giveRole(world, chair.id, "coordinator", place);
  return chair;
}
