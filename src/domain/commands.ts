import { type Action, type Grant, may } from "./authority.ts";

/** The slash commands in the order a menu lists them, and what one must be allowed to do to be shown them. */
const commands: readonly { command: string; for?: Action }[] = [
  { command: "start" },
  { command: "find" },
  { command: "events" },
  { command: "subscriptions" },
  { command: "crisis" },
  { command: "newevent", for: "events" },
  { command: "announce", for: "announce" },
  { command: "announcements", for: "announce" },
  { command: "campaigns", for: "reports" },
  { command: "team", for: "team" },
  { command: "directory", for: "directory" },
  { command: "feedback" },
  { command: "audit", for: "audit" },
  { command: "language" },
  { command: "mydata" },
  { command: "forget" },
  { command: "cancel" },
  { command: "help" },
];

/** The slash commands the menu of somebody with these grants lists. */
export function commandsFor(grants: readonly Grant[]): string[] {
  return commands.filter((entry) => !entry.for || may(grants, entry.for)).map(({ command }) => command);
}
