import { platformContract } from "./contract.ts";
import { startTeams } from "./teams-server.ts";

platformContract("Teams", (office) => startTeams(office));
