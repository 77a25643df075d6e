type Grades = ReadonlyMap<string, number>;
export function mean(numbers: readonly number[]): number;
export function ndcg(ids: readonly string[], grades: Grades, most?: number): number;
export function recall(ids: readonly string[], grades: Grades, most?: number): number;
export function reciprocalRank(ids: readonly string[], grades: Grades, most?: number): number;
export function auroc(positives: readonly number[], negatives: readonly number[]): number;
export function bestThreshold(
  positives: readonly number[],
  negatives: readonly number[],
): { readonly answered: number; readonly refused: number; readonly balanced: number };
export function percentile(values: readonly number[], share: number): number;
export function holdsGold(text: string, gold: readonly string[]): boolean;
export function plain(text: string): string;
