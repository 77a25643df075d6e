import {
  type Activity,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  type ConversationParameters,
  type ConversationReference,
  TeamsInfo,
  type TurnContext,
} from "botbuilder";
import { AuthenticationConstants, ClaimsIdentity } from "botframework-connector";
import type { Microsoft, Registration } from "./settings.ts";
import { type Answered, send, Unanswered } from "./wire.ts";

// The one file that knows botbuilder; docs/teams.md says how another SDK takes its place.

/** A conversation, and by which service and as whom the bot takes part in it. */
export type Place = { readonly serviceUrl: string; readonly conversation: string; readonly bot: string };

/** An activity as the Bot Framework's schema has it. */
export type Posted = Readonly<Record<string, unknown>> & { readonly type: string };

export type Adapter = {
  /** Does the work as the SDK's turn, for an activity that the gate has let in; gives what it gave, and rejects as it does. */
  readonly receive: <T>(activity: object, work: () => Promise<T>) => Promise<T>;
  /** Gives the new activity's id. This and all below reject with Refused or Unanswered. */
  readonly post: (to: Place, activity: Posted) => Promise<string>;
  readonly put: (to: Place, id: string, activity: Posted) => Promise<void>;
  /** Gives the id of the conversation with this person alone. */
  readonly meet: (by: Omit<Place, "conversation">, account: string) => Promise<string>;
  /** A member as the roster has it; unread. */
  readonly member: (of: Place, id: string) => Promise<unknown>;
  readonly members: (of: Place, page: string | undefined) => Promise<{ members: readonly unknown[]; next?: string }>;
};

const ROSTER_PAGE = 200;

/** What has no id cannot be found again; it may be there all the same. */
function named(id: string | undefined): string {
  if (id) return id;
  throw new Unanswered("perhaps", "an answer without an id");
}

/** registration: undefined lets everything in, which only a demo on its own machine may. */
export function createAdapter(registration: Registration | undefined, microsoft: Microsoft): Adapter {
  const known = authentication(registration, microsoft);
  const adapter = new CloudAdapter(known);
  const appId = registration?.appId ?? "";
  /** The SDK would look again by itself, with keys of its own that it forgets when they cannot be fetched anew. */
  const taken = () => {
    const claimsIdentity = new ClaimsIdentity(
      [
        { type: AuthenticationConstants.AudienceClaim, value: appId },
        { type: AuthenticationConstants.AppIdClaim, value: appId },
      ],
      true,
    );
    const connectorFactory = known.createConnectorFactory(claimsIdentity);
    return { audience: scope, callerId: CALLER, claimsIdentity, connectorFactory };
  };
  const at = async <T>(place: Place, work: (context: TurnContext) => Promise<T>): Promise<T> => {
    let result: { readonly value: T } | undefined;
    await adapter.continueConversationAsync(appId, referenceOf(place, registration), async (context) => {
      // What is said here answers no message in particular; botbuilder would make one up.
      context.activity.id = "";
      result = { value: await work(context) };
    });
    if (!result) throw new Error("botbuilder did not take the turn");
    return result.value;
  };

  return {
    receive: async <T>(activity: object, work: () => Promise<T>): Promise<T> => {
      type Done = { readonly value: T } | { readonly error: unknown };
      let done: Done | undefined;
      await adapter.processActivityDirect(taken(), activity as Activity, async () => {
        done = await work().then(
          (value) => ({ value }),
          (error: unknown) => ({ error }),
        );
      });
      // Assigned in the callback, which TypeScript does not follow.
      const outcome = done as Done | undefined;
      if (!outcome) throw new Error("botbuilder did not take the turn");
      if ("error" in outcome) throw outcome.error;
      return outcome.value;
    },
    post: async (to, activity) => named(await at(to, async (context) => (await context.sendActivity(activity))?.id)),
    put: async (to, id, activity) => {
      await at(to, (context) => context.updateActivity({ ...activity, id }));
    },
    meet: async ({ serviceUrl, bot }, account) => {
      let conversation = "";
      const tenantId = registration?.tenantId;
      const parameters = {
        isGroup: false,
        bot: { id: bot, name: "" },
        members: [{ id: account, name: "" }],
        ...(tenantId && { tenantId, channelData: { tenant: { id: tenantId } } }),
      } as ConversationParameters;
      await adapter.createConversationAsync(appId, "msteams", serviceUrl, scope, parameters, async (context) => {
        conversation = context.activity.conversation.id;
      });
      return named(conversation);
    },
    member: async (of, id) => await at(of, (context) => TeamsInfo.getMember(context, id)),
    members: async (of, page) =>
      await at(of, async (context) => {
        const read = await TeamsInfo.getPagedMembers(context, ROSTER_PAGE, page);
        return { members: read.members, ...(read.continuationToken && { next: read.continuationToken }) };
      }),
  };
}

const CALLER = "urn:botframework:azure";
/** What the bot's own token is for. */
const scope = "https://api.botframework.com";

/**
 * When one of these is set, botbuilder forgets every default of its own, so all are. Its retries are above the client
 * that is given here, and repeat only what looks like an answer or a broken line: `send` throws neither.
 */
function authentication(registration: Registration | undefined, { openIdUrl, issuer, token }: Microsoft) {
  const options = { httpClient: { sendRequest } } as object;
  if (!registration) return new ConfigurationBotFrameworkAuthentication({}, undefined, undefined, undefined, options);
  const { appId, appPassword, tenantId, appType } = registration;
  const login = `https://login.microsoftonline.com/${tenantId}`;
  const credentials = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: tenantId,
    MicrosoftAppType: appType,
    ...(appPassword !== undefined && { MicrosoftAppPassword: appPassword }),
  });
  return new ConfigurationBotFrameworkAuthentication(
    {
      MicrosoftAppId: appId,
      MicrosoftAppTenantId: tenantId,
      ToBotFromChannelOpenIdMetadataUrl: openIdUrl,
      ToBotFromEmulatorOpenIdMetadataUrl: openIdUrl,
      ToBotFromChannelTokenIssuer: issuer,
      ToChannelFromBotLoginUrl: login,
      ToChannelFromBotOAuthScope: scope,
      OAuthUrl: scope,
      ValidateAuthority: true,
      CallerId: CALLER,
    },
    token ? signingWith(credentials, token) : credentials,
    undefined,
    undefined,
    options,
  );
}

type Credentials = ConfigurationServiceClientCredentialFactory;
type Signed = Awaited<ReturnType<Credentials["createCredentials"]>>;

function signingWith(credentials: Credentials, token: () => Promise<string>): Credentials {
  const signRequest: Signed["signRequest"] = async (request) => {
    request.headers.set("authorization", `Bearer ${await token()}`);
    return request;
  };
  return Object.assign(Object.create(credentials) as Credentials, { createCredentials: async () => ({ signRequest }) });
}

type Request = {
  readonly url: string;
  readonly method: string;
  readonly headers: { readonly toJson: (options: { readonly preserveCase: boolean }) => Record<string, string> };
  readonly body?: unknown;
};

/** Azure's client for HTTP, as far as the SDK uses it. */
async function sendRequest(request: Request) {
  const answered = whole(
    await send({
      url: request.url,
      method: request.method,
      headers: request.headers.toJson({ preserveCase: true }),
      body: typeof request.body === "string" ? request.body : undefined,
    }),
  );
  return { request, status: answered.status, headers: headersOf(answered), bodyAsText: answered.body };
}

/** The SDK would throw something of its own over an answer that it cannot read, although the call was done. */
function whole(answered: Answered): Answered {
  try {
    if (answered.body !== "") JSON.parse(answered.body);
    return answered;
  } catch {
    throw new Unanswered("perhaps", "an answer that cannot be read");
  }
}

const headersOf = ({ headers }: Answered) => ({
  ...headers,
  get: (name: string) => headers[name.toLowerCase()],
  contains: (name: string) => Object.hasOwn(headers, name.toLowerCase()),
  toJson: () => ({ ...headers }),
  toJSON: () => ({ ...headers }),
  rawHeaders: () => ({ ...headers }),
});

const referenceOf = (
  { serviceUrl, conversation, bot }: Place,
  registration: Registration | undefined,
): ConversationReference =>
  ({
    channelId: "msteams",
    serviceUrl,
    bot: { id: bot, name: "" },
    conversation: { id: conversation, ...(registration && { tenantId: registration.tenantId }) },
  }) as ConversationReference;
