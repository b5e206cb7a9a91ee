/** A process that opens the embedded database in the directory given, says so, writes, and stays. */
import { openDatabase } from "../../src/db/database.ts";
import { DataDirInUse } from "../../src/db/errors.ts";

const [dataDir = ""] = process.argv.slice(2);
try {
  const database = await openDatabase({ dataDir });
  await database.opened;
  const { count } = await database.prisma.chatMessage.createMany({ data: [{ chatId: 1n, messageId: 1n }] });
  console.log(`open, wrote ${count}`);
  process.once("SIGTERM", () => void database.close());
} catch (error) {
  if (!(error instanceof DataDirInUse)) throw error;
  console.log(error.message);
}
