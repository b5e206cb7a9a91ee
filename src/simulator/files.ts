import { createHash } from "node:crypto";
import type { Content } from "./world.ts";
import { badRequest } from "./refusal.ts";

export interface Upload {
  name: string;
  mime: string;
  bytes: Buffer;
}

export type FileKind = "photo" | "document" | "video" | "voice" | "sticker";

export interface StoredFile extends Upload {
  kind: FileKind;
  id: string;
  uniqueId: string;
  /** Below `/file/bot<token>/`. */
  path: string;
}

const LIMIT_MB = { photo: 10, document: 50, video: 50, voice: 50, sticker: 1 } as const;
const PNG_OR_JPEG = /^(?:\x89PNG|\xff\xd8\xff)/;

/** Everything that was uploaded, by the bot or by people, found by file id or by path. */
export class Files {
  readonly #byId = new Map<string, StoredFile>();

  /** Stores an upload; refuses what Telegram would: nothing in it, too big, or a photo that isn't one. */
  store(kind: FileKind, upload: Upload): StoredFile {
    const { bytes, name } = upload;
    if (bytes.length === 0) throw badRequest("file must be non-empty");
    if (bytes.length > LIMIT_MB[kind] * 1024 * 1024) throw badRequest("file is too big");
    const picture = PNG_OR_JPEG.test(bytes.toString("latin1", 0, 4));
    if (kind === "photo" && !picture) throw badRequest("IMAGE_PROCESS_FAILED");
    const serial = this.#byId.size + 1;
    const file: StoredFile = {
      ...upload,
      kind,
      id: createHash("sha256").update(`${kind} ${serial}`).digest("base64url"),
      uniqueId: createHash("sha256").update(bytes).digest("base64url").slice(0, 16),
      path: `${kind}s/file_${serial}${/\.\w+$/.exec(name)?.[0] ?? ""}`,
    };
    this.#byId.set(file.id, file);
    return file;
  }

  find(id: string): StoredFile | undefined {
    return this.#byId.get(id);
  }

  atPath(path: string): StoredFile | undefined {
    return [...this.#byId.values()].find((file) => file.path === path);
  }

  /** The file a parameter names: an upload (`attach://field`) or the id of one already here. */
  resolve(kind: FileKind, reference: string, uploads: Map<string, Upload>): StoredFile {
    if (reference.startsWith("attach://")) {
      const upload = uploads.get(reference.slice("attach://".length));
      if (upload === undefined) throw badRequest("attached file not found");
      return this.store(kind, upload);
    }
    const file = this.#byId.get(reference);
    if (file === undefined) throw badRequest("wrong file identifier/HTTP URL specified");
    if (file.kind !== kind) throw badRequest(`can't use file of type ${title(file.kind)} as ${title(kind)}`);
    return file;
  }
}

function title(kind: FileKind): string {
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

/** The message field that shows a stored file; its pixels and seconds are made up. */
export function fileContent({ kind, id, uniqueId, name, mime, bytes }: StoredFile): Content {
  const common = { file_id: id, file_unique_id: uniqueId, file_size: bytes.length };
  if (kind === "photo") return { photo: [{ ...common, width: 640, height: 480 }] };
  if (kind === "video")
    return { video: { ...common, width: 640, height: 480, duration: 1, mime_type: mime } };
  if (kind === "voice") return { voice: { ...common, duration: 1, mime_type: mime } };
  if (kind === "document") return { document: { ...common, file_name: name, mime_type: mime } };
  const still = { is_animated: false, is_video: false } as const;
  return { sticker: { ...common, ...still, type: "regular", width: 512, height: 512, emoji: "🌷" } };
}
