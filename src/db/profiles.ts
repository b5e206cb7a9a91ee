import { z } from "zod";
import type { PrismaClient } from "./generated/client.ts";
import type { Vault } from "./vault.ts";

const profile = z.object({
  name: z.string(),
  council: z.string().optional(),
  district: z.string().optional(),
});

/** What somebody wants to be offered as a tap when she signs up next. */
export type Profile = z.infer<typeof profile>;

/** What people want remembered of themselves. */
export interface ProfileStore {
  /** Undefined where she wanted nothing remembered. */
  read(personId: number): Promise<Profile | undefined>;
  /** Keeps it instead of what was; null forgets it. */
  remember(personId: number, profile: Profile | null): Promise<void>;
}

const placeOf = (personId: number) => `person.sealed_profile:${personId}` as const;

/** Profiles in the `person` table, sealed. */
export function createProfileStore(prisma: PrismaClient, vault: Vault): ProfileStore {
  return {
    async read(personId) {
      const found = await prisma.person.findUnique({
        where: { id: personId },
        select: { sealedProfile: true },
      });
      const sealed = found?.sealedProfile ?? undefined;
      if (sealed === undefined) return undefined;
      return profile.parse(JSON.parse(vault.open(sealed, placeOf(personId))));
    },
    async remember(personId, about) {
      const sealedProfile = about && vault.seal(JSON.stringify(about), placeOf(personId));
      await prisma.person.updateMany({ where: { id: personId }, data: { sealedProfile } });
    },
  };
}
