import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fillIn } from "../../src/cli/env-file.ts";

const fileOf = (text: string) => {
  const file = join(mkdtempSync(join(tmpdir(), "hagukumi-env-")), ".env");
  writeFileSync(file, text);
  return file;
};

describe("The file .env", () => {
  it("fills in what the environment does not say, from any editor", () => {
    const env: NodeJS.ProcessEnv = { PORT: "4000" };
    fillIn(env, fileOf("\uFEFFHAGUKUMI_DATA=./city\r\nPORT=3978\r\n# a note\r\nSLACK_BOT_TOKEN='xoxb-1'\r\n"));
    expect(env).toEqual({ HAGUKUMI_DATA: "./city", PORT: "4000", SLACK_BOT_TOKEN: "xoxb-1" });
  });

  it("need not be there, and says so when it may not be read", () => {
    const env: NodeJS.ProcessEnv = {};
    fillIn(env, join(tmpdir(), "hagukumi-no-such-folder", ".env"));
    expect(env).toEqual({});
    // A folder can be read by nobody as a file, root included.
    expect(() => fillIn(env, tmpdir())).toThrow("を読めません（EISDIR）");
  });
});
