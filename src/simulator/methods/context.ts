import type { ApiMethods } from "@grammyjs/types";
import type { Upload } from "../files.ts";
import type { World } from "../world.ts";

type Api = ApiMethods<string>;

/** A method's parameters as `@grammyjs/types` describes them, files being `attach://…`, ids or URLs. */
type Params<M extends keyof Api> = NonNullable<Parameters<Api[M]>[0]>;

export interface CallContext {
  world: World;
  /** The files that came with the call, by field name. */
  uploads: Map<string, Upload>;
  /** Aborted when the caller goes away. */
  signal: AbortSignal;
}

/** Methods by name; results are checked against the schema when they are answered. */
export type Methods = { [M in keyof Api]?: (params: Params<M>, context: CallContext) => unknown };
