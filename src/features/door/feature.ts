import type { Feature } from "../../bot/context.ts";
import { checkingIn, readingTyped } from "./checking-in.ts";
import type { DoorDeps } from "./context.ts";
import { opening } from "./opening.ts";

/** The door of an event: a link for helpers, and there tickets, codes and names of who comes. */
export function doorFeature(deps: DoorDeps): Feature {
  const always = opening(deps);
  always.use(checkingIn(deps));
  return { always, handlers: readingTyped(deps) };
}
