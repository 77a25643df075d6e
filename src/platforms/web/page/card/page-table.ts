import { Table } from "adaptivecards";

/** What fits side by side on a phone, in letters of full width (16 px of 358), and how much of it lies between two columns. */
const FITS = 22;
const BETWEEN = 1;
/** A column is at least so wide. */
const LEAST = 3;

/** A table that on a phone, where its columns would break every figure, stands row by row: each with its headings beside. */
export class PageTable extends Table {
  override render(): HTMLElement | undefined {
    const element = super.render();
    const rows = [...(element?.querySelectorAll<HTMLElement>(":scope > [role=row]") ?? [])].map(cellsOf);
    const [head = [], ...body] = rows;
    const labels = head.map((cell) => cell.textContent ?? "");
    for (const cells of body)
      for (const [at, cell] of cells.entries()) cell.setAttribute("data-label", labels[at] ?? "");
    if (element && isWide(rows.map((cells) => cells.map((cell) => cell.textContent ?? "")))) {
      element.classList.add("is-wide");
    }
    return element;
  }
}

const cellsOf = (row: HTMLElement) => [
  ...row.querySelectorAll<HTMLElement>(":scope > [role=cell], :scope > [role=columnheader]"),
];

function isWide([head = [], ...body]: readonly (readonly string[])[]): boolean {
  // Of two columns, the first may break as it likes.
  if (head.length <= 2) return false;
  const widths = head.map((label, at) => {
    const longest = Math.max(...body.map((cells) => widthOf(cells[at] ?? "")), 0);
    // A heading may stand in two lines.
    return Math.max(LEAST, widthOf(label) / 2, longest);
  });
  return widths.reduce((sum, width) => sum + width + BETWEEN, -BETWEEN) > FITS;
}

const widthOf = (words: string) => [...words].reduce((width, letter) => width + (/[ -~]/.test(letter) ? 0.55 : 1), 0);
