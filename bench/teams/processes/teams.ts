// The tests' Teams and who signs for it, with a ledger of who called what when; it breaks in on some calls.
import { personalOf } from "../../../test/support/teams/conversations.ts";
import { startFakeTeams } from "../../../test/support/teams/fake-teams.ts";
import type { Fault } from "../../../test/support/teams/faults.ts";
import { fromBot } from "../../../test/support/teams/screen.ts";
import { startOpenId } from "../../../test/support/teams/tokens.ts";
import { answerParent, given } from "../../chat/answering.ts";
import { botToken, everybody, type Rating, ratingIn } from "../requests.ts";

type Given = {
  readonly staff: number;
  /** Whether Teams' own limits are kept. */
  readonly rates: boolean;
};

/** By chance: with this one, what goes wrong with some 700 calls comes near the shares that were asked for. */
const SEED = 7;

async function open() {
  const { staff, rates } = given<Given>();
  const users = everybody(staff);
  const [teams, openId] = await Promise.all([
    startFakeTeams({ users, token: botToken, rates, seed: SEED }),
    startOpenId(),
  ]);
  const { serviceUrl } = teams;
  return {
    ready: () => ({ serviceUrl, openIdUrl: openId.metadataUrl, issuer: openId.issuer }),
    /** As the Connector shows it, good for an hour. */
    token: () => openId.sign({ serviceurl: serviceUrl }),
    /** Every answer of the bot's that lies in a chat. */
    ratings: (): readonly Rating[] =>
      users.flatMap((user) =>
        fromBot(teams, personalOf(user.id)).flatMap(({ id: message, cards }) =>
          cards.map((card) => ({ user, message, yes: ratingIn(card, "yes"), no: ratingIn(card, "no") })),
        ),
      ),
    /** Messages that were changed. */
    changed: () => teams.ledger.calls.filter(({ method, applied }) => method === "PUT" && applied).length,
    arrange: (faults: readonly Fault[]) => {
      for (const fault of faults) teams.faults.arrange(fault);
    },
    /** New messages and conversations that were asked for, oldest first. */
    calls: () =>
      teams.ledger.calls
        .filter(({ method }) => method === "POST")
        .map(({ path, status, applied, conversation, fault }) => ({
          ...{ status, applied, conversation, arranged: fault !== undefined },
          begins: path.endsWith("/conversations"),
        })),
    violations: () => teams.violations,
    stop: () => Promise.all([teams.close(), openId.close()]),
  };
}

answerParent(open());
