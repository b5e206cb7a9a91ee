import type { Context } from "grammy";
import type { Person, Wording } from "../../bot/context.ts";
import type { DirectorySnapshot } from "../../domain/directory-snapshot.ts";
import type { Opening } from "../../domain/hours.ts";
import { readSeeking, type Seeking, seekingCode } from "../../domain/seeking.ts";
import type { Taxonomy } from "../../domain/taxonomy.ts";
import { dayOf } from "../../domain/time.ts";
import type { HelpPointWording } from "../../bot/help-point-text.ts";
import type { Logger } from "../../log.ts";

/** What finding help works with. */
export interface FindDeps {
  snapshot: () => DirectorySnapshot;
  taxonomy: Taxonomy;
  openingAt: (hours: string, moment: Date) => Opening;
  log: Logger;
}

/** What finding needs of an update: while the database is away, there is no person and no conversation. */
export type FindContext = Context &
  Wording & {
    person?: Person;
    conversation?: { exitAll(): Promise<void> };
    helped?: boolean;
  };

/** What she looks for while she is asked where. */
export interface Pending {
  readonly seeking: Seeking;
  /** A name that several places have, as she typed it. */
  readonly query?: string;
}

/** What she was asked a place for, if she was. */
export function pendingOf({ person }: FindContext, taxonomy: Taxonomy): Pending | undefined {
  if (typeof person?.seeking !== "string") return undefined;
  const { what, query }: { what: string; query?: string } = JSON.parse(person.seeking);
  const seeking = readSeeking(what, taxonomy);
  return seeking && { seeking, ...(query !== undefined && { query }) };
}

/** Remembers it for her next message. */
export function setPending({ person }: FindContext, pending: Pending | undefined): void {
  if (!person) return;
  person.seeking =
    pending === undefined
      ? null
      : JSON.stringify({ ...pending, seeking: undefined, what: seekingCode(pending.seeking) });
}

/** What texts about help points are made with, now. */
export function wordingOf(
  { texts, places }: FindContext,
  { taxonomy, openingAt }: FindDeps,
): HelpPointWording {
  const now = new Date();
  return { texts, places, taxonomy, openingAt, now, today: dayOf(now) };
}
