import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import busboy from "busboy";
import type { Upload } from "./files.ts";
import { badRequest, Refusal } from "./refusal.ts";
import type { Payload } from "./schema.ts";

/** A call as it came: parameters still as text where the client sent text, and the files by field name. */
export interface Parsed {
  payload: Payload;
  uploads: Map<string, Upload>;
}

const MAX_BODY = 60 * 1024 * 1024;
const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/** Reads the query and a JSON, urlencoded or multipart body. Throws a Refusal where it can't be read. */
export async function readCall(request: IncomingMessage, query: URLSearchParams): Promise<Parsed> {
  const body = await readBody(request, MAX_BODY);
  const isForm = FORM.test(request.headers["content-type"] ?? "");
  const { payload: given, uploads } = isForm ? await readForm(request.headers, body) : readJson(body);
  // Clients may name the method in the body as well.
  const { method: _known, ...payload } = { ...Object.fromEntries(query), ...given };
  return { payload, uploads };
}

/** The whole body; a Refusal (413) when it is longer than `limit` bytes. */
export async function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw new Refusal(413, "Request Entity Too Large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readJson(body: Buffer): Parsed {
  try {
    const payload: Payload = body.length > 0 ? JSON.parse(body.toString("utf8")) : {};
    return { payload, uploads: new Map() };
  } catch {
    throw badRequest("can't parse JSON object");
  }
}

/** grammY leaves file names unquoted, and busboy takes those only in ASCII. */
function withQuotedNames(body: Buffer): Buffer {
  const unquoted = /(\r\ncontent-disposition:[^\r\n]*;\s*filename=)([^"\r\n][^\r\n]*)(?=\r\n)/gi;
  return Buffer.from(body.toString("latin1").replaceAll(unquoted, '$1"$2"'), "latin1");
}

function readForm(headers: IncomingHttpHeaders, body: Buffer): Promise<Parsed> {
  const payload: Payload = {};
  const uploads = new Map<string, Upload>();
  return new Promise((resolve, reject) => {
    const limits = { fileSize: MAX_BODY, fieldSize: MAX_BODY };
    const parser = busboy({ headers, defParamCharset: "utf8", limits });
    parser.on("field", (name, value) => (payload[name] = value));
    parser.on("file", (field, stream, { filename: name = "file", mimeType: mime }) => {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => uploads.set(field, { name, mime, bytes: Buffer.concat(chunks) }));
    });
    parser.on("close", () => {
      // A file nothing refers to stands for the parameter that has its field's name.
      const references = JSON.stringify(payload);
      for (const field of uploads.keys()) {
        if (!references.includes(`attach://${field}`)) payload[field] = `attach://${field}`;
      }
      resolve({ payload, uploads });
    });
    parser.on("error", () => reject(badRequest("can't parse the form")));
    parser.end(withQuotedNames(body));
  });
}
