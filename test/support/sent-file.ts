import type { Person, TestWorld } from "./world.ts";

/** The newest file the bot has sent to somebody. */
export async function sentFile(
  world: TestWorld,
  person: Person,
): Promise<{ name: string; bytes: Uint8Array }> {
  const sent = person
    .view()
    .messages.findLast(({ from, media }) => from === "bot" && media?.kind === "document");
  if (sent?.media?.kind !== "document") throw new Error(`no file in: ${person.last()}`);
  const answer = await fetch(new URL(sent.media.url, world.simulator.url));
  return { name: sent.media.lines.join(" "), bytes: new Uint8Array(await answer.arrayBuffer()) };
}
