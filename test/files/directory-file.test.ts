import { expect, test } from "vitest";
import { directoryFormats, writeDirectoryFile } from "../../src/files/directory-file.ts";
import { context, council } from "../support/hsds.ts";

test.each(directoryFormats)(
  "others have their turn while a long directory is written as %s",
  async (format) => {
    const points = Array.from({ length: 1000 }, () => council);
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    await writeDirectoryFile(points, format, context);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(4);
  },
);
