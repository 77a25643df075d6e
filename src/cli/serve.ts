import { Command } from "commander";
import { startProduct } from "../main.ts";

/** `hagukumi serve`: runs until it is told to stop, or the embedded database is gone. */
export function serveCommand(): Command {
  return new Command("serve")
    .description("はぐくみを起動します（starts the product; what npm start runs）")
    .action(serve);
}

async function serve(): Promise<void> {
  const product = await startProduct(process.env, (line) => void process.stderr.write(`${line}\n`));
  process.stderr.write(`はぐくみを起動しました：${product.url} （終えるときは Ctrl-C）\n`);
  const end = async (exitCode: number) => {
    await product.stop();
    process.exit(exitCode);
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end(0));
  void product.lost.then(() => {
    process.stderr.write("データベースが終了したため、はぐくみも終了します。もう一度起動してください。\n");
    return end(1);
  });
}
