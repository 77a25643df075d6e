import { serveControls } from "./control.ts";
import { startFakeSlack } from "./fake-slack.ts";

// The played Slack in a process of its own, with its options as JSON in FAKE_SLACK. It says where it is in one line,
// and ends with whoever started it.

const slack = await startFakeSlack(JSON.parse(process.env.FAKE_SLACK ?? "{}"));
const { apiUrl, botToken, appToken } = slack;
console.log(JSON.stringify({ apiUrl, botToken, appToken, control: await serveControls(slack) }));
process.stdin.on("end", () => process.exit()).resume();
