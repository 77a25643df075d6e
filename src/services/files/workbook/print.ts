import type { Feature, Image } from "write-excel-file/node";
import type { Print } from "./sheet.ts";
import { held } from "./text.ts";

type Printed = { readonly name: string; readonly print: Print };

const A4 = 9;
/** In inches. */
const margins = { left: 0.5, right: 0.5, top: 0.7, bottom: 0.6, header: 0.3, footer: 0.3 };
/** Excel takes no longer head or foot of a page, its signs included. */
const MOST_LETTERS = 200;

/** What write-excel-file has no option for, by its own hook: the page, rows on every page, head and foot. */
export const printFeature = (sheets: readonly Printed[]): Feature<Image["content"]> => ({
  files: {
    transform: {
      "xl/worksheets/sheet{id}.xml": {
        transformElementAttributes: (tag, attributes, _index, _options, { sheetIndex }) => {
          if (tag === "pageMargins") return margins;
          return tag === "pageSetup" ? pageOf(sheets[sheetIndex]?.print) : attributes;
        },
        transform: (xml) => xml.replace(/<worksheet [^>]*>/, (opening) => `${opening}${fitToPage}`),
        insert: (_options, { sheetIndex }) => headAndFoot(sheets[sheetIndex]?.print ?? portrait),
      },
      "xl/workbook.xml": { transform: (xml) => xml.replace("<definedNames/>", () => repeated(sheets)) },
    },
  },
});

const portrait: Print = { orientation: "portrait" };
const fitToPage = '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>';

const pageOf = ({ orientation }: Print = portrait) => ({
  paperSize: A4,
  orientation,
  fitToWidth: 1,
  // As many pages as the rows need.
  fitToHeight: 0,
});

function headAndFoot({ header = "", footer = "" }: Print): string {
  const head = header === "" ? "" : `<oddHeader>&amp;R${marked(header)}</oddHeader>`;
  return `<headerFooter>${head}<oddFooter>&amp;L${marked(footer)}&amp;C&amp;P / &amp;N</oddFooter></headerFooter>`;
}

/** A sign of its own is written twice there. */
const marked = (text: string): string => inXml(held(text).slice(0, MOST_LETTERS).replaceAll("&", "&&"));

/** Excel knows the rows by a name of its own; a workbook without such rows has no names. */
function repeated(sheets: readonly Printed[]): string {
  const names = sheets.flatMap(({ name, print: { repeat = 0 } }, at) =>
    repeat > 0
      ? `<definedName name="_xlnm.Print_Titles" localSheetId="${at}">${inXml(`'${name.replaceAll("'", "''")}'!$1:$${repeat}`)}</definedName>`
      : [],
  );
  return names.length > 0 ? `<definedNames>${names.join("")}</definedNames>` : "";
}

const inXml = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/\p{Cs}$/u, "");
