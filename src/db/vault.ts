import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import type { SealedPlace } from "./sealed-columns.ts";

/** Seals texts for the database: AES-256-GCM (NIST SP 800-38D), a fresh 96-bit nonce for each. */
export interface Vault {
  /** The text sealed with the newest key, to be opened in the same place only. */
  seal(text: string, where: SealedPlace): string;
  /** The text again. One that was never sealed is returned as it is. Throws `KeyMissing`, or when it was tampered with. */
  open(sealed: string, where: SealedPlace): string;
  /** How what it seals begins; what begins otherwise was sealed with an older key, or never. */
  readonly prefix: string;
}

/** The data was sealed with a key that this process does not have. */
export class KeyMissing extends Error {
  override readonly name = "KeyMissing";
  /** The message may be logged: it holds nothing of a person. */
  readonly safeMessage = true;

  constructor(keyId: string) {
    super(
      `the data is sealed with the key ${keyId}, which is not in DATA_KEY: add it there ` +
        "(of an embedded database it is the data.key of the DATA_DIR where it was made)",
    );
  }
}

const algorithm = "aes-256-gcm";
const nonceBytes = 12;
const tagBytes = 16;
const form = /^sealed:(?<keyId>[0-9a-f]{8}):(?<data>[\w-]+)$/;

/** A vault with 32-byte keys, the newest first: it seals, all of them open. */
export function createVault(keys: readonly Buffer[]): Vault {
  const byId = new Map(keys.map((key) => [keyIdOf(key), key]));
  const [newest] = byId;
  if (newest === undefined) throw new Error("A vault needs a key");
  const [newestId, newestKey] = newest;
  const prefix = `sealed:${newestId}:`;

  return {
    seal(text, where) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, newestKey, nonce).setAAD(Buffer.from(where));
      const sealed = Buffer.concat([nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
      return prefix + sealed.toString("base64url");
    },
    open(sealed, where) {
      const { keyId = "", data = "" } = form.exec(sealed)?.groups ?? {};
      if (keyId === "") return sealed;
      const key = byId.get(keyId);
      if (key === undefined) throw new KeyMissing(keyId);
      const bytes = Buffer.from(data, "base64url");
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(Buffer.from(where))
        .setAuthTag(bytes.subarray(-tagBytes));
      return (
        decipher.update(bytes.subarray(nonceBytes, -tagBytes), undefined, "utf8") + decipher.final("utf8")
      );
    },
    prefix,
  };
}

/** Tells keys apart without saying anything of them. */
function keyIdOf(key: Buffer): string {
  return createHash("sha256").update("key id").update(key).digest("hex").slice(0, 8);
}
