import { type Action, may } from "../domain/authority.ts";
import type { ImportedPoint, ImportPlan } from "../domain/directory-import.ts";
import type { HelpPoint } from "../domain/help-point.ts";
import type { Imported, Planned } from "../domain/keep-directory.ts";
import type { AuditLog } from "./audit.ts";
import type { DirectoryReader } from "./directory.ts";
import type { Prisma, PrismaClient } from "./generated/client.ts";
import { grantsOf, holdGrants } from "./grants.ts";
import { saveHelpPoints } from "./help-point-rows.ts";
import { orUnavailable } from "./unavailable.ts";

/** Imports of a directory: looked at first, then carried out as a whole or not at all. */
export interface DirectoryImports {
  /** What importing these would do; undefined for who may not. Without a viewer, an operator asks. */
  plan(points: readonly ImportedPoint[], viewerId?: number): Promise<Planned | undefined>;
  /** Imports these, if that still does what the digest stands for. */
  carryOut(points: readonly ImportedPoint[], digest: string, by?: number): Promise<Imported>;
}

/** What imports work with, besides the table. */
export interface ImportDeps {
  audit: Pick<AuditLog, "transaction">;
  reader: Pick<DirectoryReader, "helpPoints" | "revisions">;
  /** What importing these into a directory would do. */
  planOf: (existing: readonly HelpPoint[], imported: readonly ImportedPoint[]) => Promise<Planned>;
  /** Told of every import. */
  onChange: () => void;
}

const action: Action = "directory-files";
/** 20,000 records take seconds. */
const limitMs = 120_000;
/** How often it is planned anew when others change the directory meanwhile. */
const attempts = 3;

/** Imports into the `help_point` table. */
export function createDirectoryImports(
  prisma: PrismaClient,
  { audit, reader, planOf, onChange }: ImportDeps,
): DirectoryImports {
  const mayNot = async (personId: number | undefined) =>
    personId !== undefined && !may(await grantsOf(prisma, personId), action);

  /** Planned outside of the transaction, so that it is short; the revision tells in it whether that still holds. */
  async function look(points: readonly ImportedPoint[]): Promise<{ planned: Planned; revision: number }> {
    const { helpPoints: revision } = await reader.revisions();
    return { planned: await planOf(await reader.helpPoints(), points), revision };
  }

  /** Undefined when the directory has changed since it was looked at. */
  async function write(
    plan: ImportPlan,
    revision: number,
    by: number | undefined,
  ): Promise<Imported | undefined> {
    const [added, changed] = [plan.added.length, plan.changed.length];
    return audit.transaction<Imported | undefined>(
      async (tx, tell) => {
        if (by !== undefined && !may(await holdGrants(tx, by), action)) return { ok: false, reason: "gone" };
        await tx.$executeRaw`LOCK TABLE help_point IN SHARE ROW EXCLUSIVE MODE`;
        if ((await revisionIn(tx)) !== revision) return undefined;
        await saveHelpPoints(tx, [...plan.added, ...plan.changed.map(({ after }) => after)]);
        await tell({ action: "directory.imported", ...(by !== undefined && { actor: by }) });
        return { ok: true, added, changed };
      },
      { timeout: limitMs },
    );
  }

  return {
    async plan(points, viewerId) {
      return (await mayNot(viewerId)) ? undefined : (await look(points)).planned;
    },

    carryOut: (points, digest, by) =>
      orUnavailable<Imported>(async () => {
        if (await mayNot(by)) return { ok: false, reason: "gone" };
        for (let attempt = 1; ; attempt += 1) {
          // oxlint-disable-next-line no-await-in-loop -- one attempt after the other
          const { planned, revision } = await look(points);
          if (!planned.ok || planned.digest !== digest) return { ok: false, reason: "changed", planned };
          // oxlint-disable-next-line no-await-in-loop
          const written = await write(planned.plan, revision, by);
          if (written?.ok === true) onChange();
          if (written) return written;
          if (attempt === attempts) return { ok: false, reason: "unavailable" };
        }
      }),
  };
}

async function revisionIn(tx: Prisma.TransactionClient): Promise<number> {
  const row = await tx.directoryRevision.findUnique({ where: { tableName: "help_point" } });
  return Number(row?.revision);
}
