import { describe, expect, it, onTestFinished } from "vitest";
import { addHelpPoints, helpPoint, pointId } from "../support/help-points.ts";
import { textsIn, useHouse } from "../support/bot-process.ts";
import { opened } from "../support/database.ts";
import { lineTo } from "../support/proxy.ts";

const house = useHouse();
const kk = textsIn("kk");
const serverUrl = process.env["TEST_DATABASE_URL"];
if (serverUrl === undefined)
  console.log("the directory on a PostgreSQL server: skipped, TEST_DATABASE_URL is not set");

const astana = { latitude: 51.13, longitude: 71.43 };

describe.runIf(serverUrl !== undefined)("The directory of a process", () => {
  it("has what another process writes at once, and goes on answering while the server is away", async () => {
    const home = house();
    const { DATABASE_URL: url = "none" } = home.env;
    const line = await lineTo(url);
    await home.start({ DATABASE_URL: line.url });
    const mother = home.person({ language: "kk" });
    await mother.starts();
    await mother.sharesLocation(astana.latitude, astana.longitude);
    expect(mother.last()).toContain(kk.plain("find-none"));

    const other = await opened({ databaseUrl: url, dataDir: "unused" });
    onTestFinished(() => other.close());
    await addHelpPoints(other, [
      helpPoint({ id: pointId(1), place: "710000000", name: { kk: "Астана аналар кеңесі" } }),
    ]);
    const answered = async () => {
      await mother.sharesLocation(astana.latitude, astana.longitude);
      return mother.last();
    };
    await expect.poll(answered, { interval: 1_000, timeout: 20_000 }).toContain("Астана аналар кеңесі");

    await line.cut();
    expect(await answered()).toContain("Астана аналар кеңесі");
    await mother.taps("1");
    expect(mother.last()).toContain("+7 799 000 00 01");
    await mother.says("/mydata");
    expect(mother.last()).toContain(kk.plain("try-later"));
    await line.mend();
  }, 90_000);
});
