import { createHash, randomBytes } from "node:crypto";
import { expect } from "vitest";
import type { Texts } from "../../src/bot/texts.ts";
import type { Role } from "../../src/domain/authority.ts";
import { builtInPlaces } from "../../src/domain/built-in-places.ts";
import { createGazetteer } from "../../src/domain/gazetteer.ts";
import type { Language } from "../../src/domain/language.ts";
import type { Person, TestWorld } from "./world.ts";

/** The republic, some regions of it, and in Atyrau Region a district and a town of another. */
export const places = {
  republic: "000000000",
  atyrau: "230000000",
  isatay: "234200000",
  zhylyoi: "233600000",
  kulsary: "233620100",
  abai: "100000000",
  astana: "710000000",
} as const;

const gazetteer = createGazetteer(builtInPlaces);

/** What one of the places the product brings along is called. */
export function nameOf(place: string, language: Language): string {
  return gazetteer.nameOf(place, language);
}

/** An id that no record has. */
export const unknownId = "00000000-0000-4000-8000-000000000000";

/** Gives a role without any invitation. Returns the grant's id. */
export async function giveRole(
  world: TestWorld,
  personId: number,
  role: Role,
  place: string,
): Promise<string> {
  const { rows } = await world.query(
    `INSERT INTO role_grant (id, person_id, role, place) VALUES (gen_random_uuid(), $1, $2::role, $3) RETURNING id`,
    [personId, role, place],
  );
  return String(rows[0]?.["id"]);
}

/** Takes all her roles away, as a withdrawal on another replica would. */
export async function loseRoles(world: TestWorld, personId: number): Promise<void> {
  await world.query("UPDATE role_grant SET withdrawn_at = now() WHERE person_id = $1", [personId]);
}

/** An invitation as if made in the chat. Returns its id and the secret of its link. */
export async function invitation(
  world: TestWorld,
  by: { invitedBy: number; role: Role; place: string; claimedBy?: number },
): Promise<{ id: string; token: string }> {
  const token = randomBytes(16).toString("base64url");
  const { rows } = await world.query(
    `INSERT INTO invitation (id, token_hash, role, place, invited_by, claimed_by, expires_at)
     VALUES (gen_random_uuid(), $1, $2::role, $3, $4, $5, now() + interval '7 days') RETURNING id`,
    [createHash("sha256").update(token).digest(), by.role, by.place, by.invitedBy, by.claimedBy ?? null],
  );
  return { id: String(rows[0]?.["id"]), token };
}

/** An invitation to be a member in Atyrau Region, claimed by somebody where she is given. */
export function memberInvitation(
  world: TestWorld,
  chair: Person,
  claimer?: Person,
): Promise<{ id: string; token: string }> {
  const claim = claimer ? { claimedBy: claimer.id } : {};
  return invitation(world, { invitedBy: chair.id, role: "member", place: places.atyrau, ...claim });
}

/** What somebody has now, as "role place". */
export async function rolesOf(world: TestWorld, personId: number): Promise<string[]> {
  const { rows } = await world.query(
    "SELECT role || ' ' || place AS held FROM role_grant WHERE person_id = $1 AND withdrawn_at IS NULL ORDER BY 1",
    [personId],
  );
  return rows.map(({ held }) => String(held));
}

/** How many messages were put out for somebody. */
export async function messagesTo(world: TestWorld, personId: number): Promise<number> {
  const { rows } = await world.query("SELECT 1 FROM outbox_message WHERE person_id = $1", [personId]);
  return rows.length;
}

/** Waits until somebody is told that she has a message, in full and silently, and opens it. */
export async function opensMessage(person: Person, texts: Texts): Promise<void> {
  await expect
    .poll(() => person.last(), { timeout: 10_000 })
    .toBe(`${texts.plain("you-have-message")}\n[${texts.plain("open-button")}]`);
  await person.taps(texts.plain("open-button"));
}

/** The secret of the link in the newest message of somebody who invites. */
export function tokenIn(person: Person): string {
  const token = /\?start=invite_([\w-]{22})/.exec(person.last())?.[1];
  if (token === undefined) throw new Error(`no link in: ${person.last()}`);
  return token;
}

/** Presses a forged or an old button, under whatever is the newest message of the bot's. */
export async function forges(person: Person, data: string): Promise<string> {
  const under = person.view().messages.findLast(({ from }) => from === "bot")?.id ?? 0;
  await person.pressesData(under, data);
  return person.last();
}

/** The names of the commands her menu lists. */
export function commandsOf(person: Person): string[] {
  return person.view().commands.map(({ command }) => command);
}

/** The newest message of the bot's as it is, but for where and when it stands. */
export function newest(person: Person): string {
  const message = person.view().messages.findLast(({ from }) => from === "bot");
  return JSON.stringify({ ...message, id: 0, date: 0 });
}
