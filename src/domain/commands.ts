/** The slash commands every person has, in the order her menu lists them. */
export const commands = [
  "start",
  "crisis",
  "feedback",
  "language",
  "mydata",
  "forget",
  "cancel",
  "help",
] as const;
