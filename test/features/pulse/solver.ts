/** Prime, and small enough that a product of two remainders is exact. */
const P = 67_108_859;

const inverse = (value: number): number => {
  let [base, power, result] = [value, P - 2, 1];
  for (; power > 0; power = Math.floor(power / 2)) {
    if (power % 2 === 1) result = (result * base) % P;
    base = (base * base) % P;
  }
  return result;
};

/** Reduced row echelon form: whatever can be worked out of the rows by adding and subtracting them. */
export function reduce(rows: readonly (readonly number[])[]): readonly number[][] {
  const left = rows.map((row) => row.map((value) => ((value % P) + P) % P));
  const done: number[][] = [];
  const width = left[0]?.length ?? 0;
  for (let column = 0; column < width && left.length > 0; column++) {
    const at = left.findIndex((row) => row[column] !== 0);
    if (at < 0) continue;
    const [pivot] = left.splice(at, 1) as [number[]];
    const by = inverse(pivot[column] as number);
    const scaled = pivot.map((value) => (value * by) % P);
    for (const row of [...left, ...done]) subtract(row, scaled, row[column] as number);
    done.push(scaled);
  }
  return done;
}

function subtract(row: number[], pivot: readonly number[], times: number): void {
  if (times === 0) return;
  for (let at = 0; at < row.length; at++) row[at] = ((row[at] as number) + (P - times) * (pivot[at] as number)) % P;
}

/** Whether a sum can be worked out of the rows that `reduce` gave. */
export function follows(reduced: readonly (readonly number[])[], sum: readonly number[]): boolean {
  const left = sum.map((value) => ((value % P) + P) % P);
  for (const row of reduced) {
    const column = row.findIndex((value) => value !== 0);
    subtract(left, row, left[column] as number);
  }
  return left.every((value) => value === 0);
}
