import { levels } from "../../../../people/person.ts";
import type { Path, Written } from "../../../../services/content/written/document.ts";
import type { Problem } from "../../../../services/content/written/problem.ts";
import { levelWords } from "../words.ts";

/** Something that no two forms may share, where it stands. */
type Claim = { readonly kind: "form" | "item" | "level" | "title"; readonly value: string; readonly path: Path };
type Placed = Claim & { readonly written: Written };

const refusal: Readonly<Record<Claim["kind"], (value: string, where: string) => string>> = {
  form: (value, where) =>
    `様式の id の「${value}」が、${where}にもあります。ほかの様式と重ならないようにしてください。`,
  item: (value, where) =>
    `項目の id の「${value}」が、${where}にもあります。全部の様式の中で重ならないようにしてください。`,
  level: (value, where) => `職層「${value}」の様式が、${where}にもあります。どちらか1つにしてください。`,
  title: (value, where) => `職名「${value}」の様式が、${where}にもあります。どちらか1つにしてください。`,
};

/** What forms say of each other, as far as it can be seen in each. */
export function acrossForms(forms: readonly Written[]): readonly Problem[] {
  const placed = forms.flatMap((written) => claimsOf(written.value).map((claim): Placed => ({ ...claim, written })));
  return placed.flatMap((claim, at) => {
    const before = placed.slice(0, at).find(({ kind, value }) => kind === claim.kind && value === claim.value);
    if (!before) return [];
    const { file, lineOf } = claim.written;
    return [{ file, line: lineOf(claim.path), message: refusal[claim.kind](claim.value, place(before)) }];
  });
}

const place = ({ written: { file, lineOf }, path }: Placed) => `${file} の${lineOf(path)}行目`;

/** A level for which there is no form. */
export function levelsLeftOut(folder: string, forms: readonly Written[]): readonly Problem[] {
  const claims = forms.flatMap(({ value }) => claimsOf(value));
  return levels
    .filter((level) => !claims.some(({ kind, value }) => kind === "level" && value === level))
    .map((level) => ({
      file: folder,
      message: `${levelWords[level].ja}の様式がありません。for: { levels: [${level}] } と書いた様式のファイルが要ります。`,
    }));
}

function claimsOf(form: unknown): readonly Claim[] {
  const target = at(form, "for");
  return [
    ...claim("form", at(form, "id"), ["id"]),
    ...each(at(target, "levels")).flatMap((level, nth) => claim("level", level, ["for", "levels", nth])),
    ...each(at(target, "titles")).flatMap((title, nth) => claim("title", title, ["for", "titles", nth])),
    ...each(at(form, "groups")).flatMap((group, nth) =>
      each(at(group, "items")).flatMap((item, place) =>
        claim("item", at(item, "id"), ["groups", nth, "items", place, "id"]),
      ),
    ),
  ];
}

const claim = (kind: Claim["kind"], value: unknown, path: Path): readonly Claim[] =>
  typeof value === "string" && value.trim() !== "" ? [{ kind, value: value.trim(), path }] : [];

const at = (value: unknown, key: string): unknown => (value as Readonly<Record<string, unknown>> | undefined)?.[key];
const each = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
