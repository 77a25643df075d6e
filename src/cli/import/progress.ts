import { Presets, SingleBar } from "cli-progress";

const SHORT_MS = 1000;

/** A bar on the terminal for what takes more than a second; size: bytes of the file. */
export function progressBar(size: number, out: NodeJS.WriteStream = process.stderr) {
  const bar = new SingleBar(
    { format: "{step} |{bar}| {percentage}%", clearOnComplete: true, hideCursor: true, stream: out },
    Presets.shades_classic,
  );
  const began = Date.now();
  let shown = false;
  const at = (step: "read" | "write", bytes: number) => {
    if (!out.isTTY || Date.now() - began < SHORT_MS) return;
    const words = { step: step === "read" ? "読み込み中" : "照合・登録中" };
    if (!shown) bar.start(Math.max(1, size), 0, words);
    shown = true;
    bar.update(step === "read" ? bytes : Math.max(1, size), words);
  };
  return { at, end: () => void (shown && bar.stop()) };
}
