import { platformContract } from "./contract.ts";
import { startSlack } from "./slack-server.ts";

platformContract("Slack over HTTP", (office) => startSlack(office, "http"));
platformContract("Slack in Socket Mode", (office) => startSlack(office, "socket"));
