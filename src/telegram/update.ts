import type { Update } from "grammy/types";

/** What the update is about: `message`, `callback_query`, … (Bot API, `Update`: at most one field is present). */
export function updateKind(update: Update): string {
  return Object.keys(update).find((field) => field !== "update_id") ?? "unknown";
}

/**
 * The queue an update waits in: its chat's id, else its sender's (in a private chat the two are equal), else
 * one of its own.
 */
export function updateQueue(update: Update): string {
  for (const [field, content] of Object.entries(update)) {
    if (field === "update_id" || !isObject(content)) continue;
    const message = isObject(content["message"]) ? content["message"] : content;
    const owner = [message["chat"], content["from"], content["user"]].find(isObject);
    if (owner !== undefined) return String(owner["id"]);
  }
  return `update ${update.update_id}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
