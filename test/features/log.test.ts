import { describe, expect, it } from "vitest";
import { useWorld } from "../support/world.ts";

const adminId = 7_987_654_321;
const world = useWorld({ admins: [adminId] });

const marks = [
  "Гүлбаршын",
  "Сыдықова",
  "gulbarshyn_s",
  "+77015554433",
  "77015554433",
  "Кеше мені тағы ұрды",
  "43.2389",
  "құпиясөз",
];

describe("The log", () => {
  it("holds no name, phone, text, place or id of anyone, whatever happens to them", async () => {
    world().allowRefusals(/./);
    const mother = await world().started({
      id: 7_123_123_123,
      name: "Гүлбаршын",
      lastName: "Сыдықова",
      username: "gulbarshyn_s",
      phone: "+77015554433",
      language: "kk",
    });
    const secretary = await world().started({ id: adminId, name: "Гүлбаршын", language: "kk" });

    await mother.says("Кеше мені тағы ұрды");
    await mother.sharesContact();
    await mother.sharesLocation(43.2389, 76.8897);
    await mother.sendsDocument("құпиясөз.txt", "құпиясөз");
    await mother.says("/crisis");
    await mother.says("/language");
    await mother.taps("Қазақша");
    await mother.says("/feedback");
    await mother.says("Кеше мені тағы ұрды");
    await mother.taps("Иә, жауап беріңіз");
    await mother.taps("Жіберу");
    await secretary.says("/feedback");
    await secretary.taps(/сағат/);
    await secretary.taps("Жауап беру");
    await secretary.says("құпиясөз");
    await secretary.taps("Жіберу");
    await expect.poll(() => mother.last(), { timeout: 10_000 }).toContain("[Ашу]");
    await mother.taps("Ашу");
    await mother.says("/mydata");

    const { faults } = world().simulator;
    for (const kind of ["403", "500", "disconnect"] as const) {
      faults.add({ method: "sendMessage", kind, times: 1 });
      // oxlint-disable-next-line no-await-in-loop -- one fault after the other
      await mother.says("Кеше мені тағы ұрды");
    }
    await world().query("ALTER TABLE feedback RENAME COLUMN text TO words");
    await mother.says("/feedback");
    await mother.says("Кеше мені тағы ұрды");
    await mother.taps("Жауап керек емес");
    await mother.taps("Жіберу");
    await mother.says("/mydata");
    await world().query("ALTER TABLE feedback RENAME COLUMN words TO text");
    await mother.says("/forget");
    await mother.taps("Бәрін өшіру");

    const log = world().log.join("");
    expect(log).toContain("update.failed");
    expect(world().log.length).toBeGreaterThan(5);
    const ids = [mother.id, secretary.id].map(String);
    const leaked = [...marks, ...ids, world().simulator.token].filter((mark) => log.includes(mark));
    expect(leaked).toEqual([]);
  });
});
