import { platformContract } from "./contract.ts";
import { webClient } from "./web-client.ts";
import { startWeb } from "./web-server.ts";

platformContract("The web page", async (office) => {
  const server = await startWeb(office);
  return { sit: (who) => webClient(server, who), close: server.close };
});
