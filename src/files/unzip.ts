import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";

const inflate = promisify(inflateRaw);

/** Of the file format (PKWARE's APPNOTE, 4.3): where the list of the entries ends, one of them, and its data. */
const signatures = { end: 0x06054b50, entry: 0x02014b50, data: 0x04034b50 } as const;
const lengths = { end: 22, entry: 46, data: 30, comment: 0xffff } as const;
const methods = { stored: 0, deflated: 8 } as const;

/** A file in an archive, still packed. */
interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: Uint8Array;
}

/** What unpacking came to. "damaged" is also an archive that is split, encrypted or needs 64-bit sizes. */
export type Unzipped =
  | { readonly ok: true; readonly files: ReadonlyMap<string, Uint8Array> }
  | { readonly ok: false; readonly reason: "damaged" | "too-large" };

/**
 * Unpacks the files of a ZIP archive that `wanted` names, apart from the event loop. No more than `limit` bytes come out,
 * whatever sizes the archive claims: what would be more is "too-large".
 */
export async function unzip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limit: number,
): Promise<Unzipped> {
  const entries = listEntries(bytes)?.filter(({ name }) => wanted(name));
  if (entries === undefined) return { ok: false, reason: "damaged" };
  const files = new Map<string, Uint8Array>();
  let left = limit;
  for (const { name, method, packed } of entries) {
    // oxlint-disable-next-line no-await-in-loop -- each may take what the ones before it left
    const content = await unpack(method, packed, left);
    if (typeof content === "string") return { ok: false, reason: content };
    left -= content.length;
    files.set(name, content);
  }
  return { ok: true, files };
}

async function unpack(
  method: number,
  packed: Uint8Array,
  limit: number,
): Promise<Uint8Array | "damaged" | "too-large"> {
  if (method === methods.stored) return packed.length > limit ? "too-large" : packed;
  if (method !== methods.deflated) return "damaged";
  try {
    return await inflate(packed, { maxOutputLength: Math.max(1, limit) });
  } catch (error) {
    // zlib throws for what is no deflated data, which is all there is to know.
    const isBeyond = error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE";
    return isBeyond ? "too-large" : "damaged";
  }
}

/** The entries of an archive, by the list at its end; undefined when that makes no sense. */
function listEntries(bytes: Uint8Array): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const entries: Entry[] = [];
  for (let number = 0; number < count; number += 1) {
    const entry = readEntry(view, at);
    if (entry === undefined) return undefined;
    entries.push(entry.entry);
    at = entry.next;
  }
  return entries;
}

function findEnd(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - lengths.end - lengths.comment);
  for (let at = view.byteLength - lengths.end; at >= first; at -= 1)
    if (view.getUint32(at, true) === signatures.end) return at;
  return undefined;
}

function readEntry(view: DataView, at: number): { entry: Entry; next: number } | undefined {
  if (!startsWith(view, at, signatures.entry, lengths.entry)) return undefined;
  const nameEnd = at + lengths.entry + view.getUint16(at + 28, true);
  const next = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  const data = view.getUint32(at + 42, true);
  if (next > view.byteLength || !startsWith(view, data, signatures.data, lengths.data)) return undefined;
  const start = data + lengths.data + view.getUint16(data + 26, true) + view.getUint16(data + 28, true);
  const size = view.getUint32(at + 20, true);
  if (start + size > view.byteLength) return undefined;
  const name = new TextDecoder().decode(part(view, at + lengths.entry, nameEnd));
  const entry = { name, method: view.getUint16(at + 10, true), packed: part(view, start, start + size) };
  return { entry, next };
}

function startsWith(view: DataView, at: number, signature: number, length: number): boolean {
  return at + length <= view.byteLength && view.getUint32(at, true) === signature;
}

function part(view: DataView, start: number, end: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + start, end - start);
}
