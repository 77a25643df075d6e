import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correct, readAnswers } from "../../src/view/answers.ts";
import { form } from "../../src/view/form.ts";

const grades = ["S", "A", "B", "C", "D"].map((value) => ({ value, label: value }));
const everyKind = form({
  title: "すべての項目",
  target: { feature: "x", name: "y", about: {} },
  readers: ["あなた"],
  submitLabel: "送る",
  fields: [
    { id: "short", type: "text", label: "一言", maxLength: 3 },
    { id: "number", type: "number", label: "時間", min: 0, max: 24, optional: true },
    { id: "whole", type: "number", label: "日数", whole: true, optional: true },
    { id: "choice", type: "choice", label: "種別", options: grades, optional: true },
    { id: "choices", type: "choices", label: "理由", options: grades, atMost: 2, optional: true },
    { id: "scale", type: "scale", label: "評価", steps: grades, optional: true },
    { id: "agreed", type: "yes-no", label: "合意", yes: "はい", no: "いいえ", optional: true },
    { id: "on", type: "date", label: "日付", earliest: "2026-04-01", latest: "2027-03-31", optional: true },
    { id: "who", type: "person", label: "相手", optional: true },
  ],
});
const errorOf = (entries: Record<string, string | string[]>, id: string) => {
  const read = readAnswers(everyKind, { short: "あ", ...entries }, "ja");
  return "type" in read ? read.form.fields.find((field) => field.id === id)?.error : undefined;
};

describe("Answers to a form", () => {
  it("come back typed, with an empty optional field as nothing", () => {
    const read = readAnswers(
      everyKind,
      { short: " はい ", number: "７．５", choices: ["A", "A", "B"], agreed: "no", on: "2026-04-01" },
      "ja",
    );
    expect(read).toEqual({
      answers: {
        short: "はい",
        number: 7.5,
        whole: undefined,
        choice: undefined,
        choices: ["A", "B"],
        scale: undefined,
        agreed: false,
        on: "2026-04-01",
        who: undefined,
      },
    });
  });

  it("say what is wrong under the field, in the reader's language", () => {
    expect(errorOf({ short: "" }, "short")).toBe("「一言」を入力してください。");
    expect(errorOf({ short: "がぎぐげ" }, "short")).toBe("3字以内で入力してください。");
    expect(errorOf({ number: "三" }, "number")).toBe("数字で入力してください。");
    expect(errorOf({ number: "25" }, "number")).toBe("24以下で入力してください。");
    expect(errorOf({ whole: "1.5" }, "whole")).toBe("整数で入力してください。");
    expect(errorOf({ choice: "E" }, "choice")).toBe("選択肢から選んでください。");
    expect(errorOf({ choices: ["A", "B", "C"] }, "choices")).toBe("2つまで選べます。");
    expect(errorOf({ on: "2026-02-31" }, "on")).toBe("日付を入力してください。");
    expect(errorOf({ on: "2026-03-31" }, "on")).toBe("2026年4月1日以降の日付を入力してください。");
    expect(readAnswers(everyKind, {}, "en")).toMatchObject({
      form: { fields: [{ error: "Please fill in “一言”." }, {}, {}, {}, {}, {}, {}, {}, {}] },
    });
  });

  it("count letters as a person does", () => {
    expect(errorOf({ short: "か\u3099👨‍👩‍👧‍👦葛\u{E0100}" }, "short")).toBeUndefined();
  });

  it("never lose an entry to a correction, whatever was entered", () => {
    const entry = fc.oneof(fc.string(), fc.array(fc.string()));
    const entries = fc.dictionary(
      fc.constantFrom(...everyKind.fields.map(({ id }) => id), "__proto__", "other"),
      entry,
    );
    fc.assert(
      fc.property(entries, (typed) => {
        const { form: again } = correct(everyKind, typed, { short: "誤り" });
        for (const field of again.fields) {
          const given = Object.hasOwn(typed, field.id) ? typed[field.id] : undefined;
          if (field.type === "choices")
            expect(field.value).toEqual(typeof given === "string" ? (given === "" ? [] : [given]) : (given ?? []));
          else expect(field.value).toBe((typeof given === "string" ? given : (given?.[0] ?? "")).trim());
        }
        expect(again.fields[0]?.error).toBe("誤り");
      }),
    );
  });

  it("are read or corrected, never thrown out", () => {
    const anything = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(fc.string())));
    fc.assert(fc.property(anything, (typed) => void readAnswers(everyKind, typed, "ja")));
  });
});
