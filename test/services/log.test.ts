import { describe, expect, it } from "vitest";
import { createLog, type LogFields } from "../../src/services/log.ts";

function recorder() {
  const lines: string[] = [];
  return { lines, log: createLog("debug", { write: (line: string) => void lines.push(line) }) };
}

describe("The log", () => {
  it("drops every field that is not on its list", () => {
    const { lines, log } = recorder();
    log.info("did", { verb: "hear", words: "相談したいことがあります", person: "渡部" } as LogFields);
    expect(lines.join()).toContain('"verb":"hear"');
    expect(lines.join()).not.toMatch(/相談|渡部/);
  });

  it("names a fault's class and place, never its message", () => {
    const { lines, log } = recorder();
    const reference = log.fault(
      Object.assign(new TypeError("「本人の面談メモ」 is not valid"), { code: "P2002" }),
      "submit",
    );
    expect(reference).toMatch(/^[0-9a-f]{10}$/);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ reference, where: "submit", error: "TypeError", code: "P2002" });
    expect(lines.join()).not.toContain("面談");
  });
});
