/** The bot's registration with Microsoft: one Entra tenant, one bot. */
export type Registration = {
  readonly appId: string;
  /** undefined: a managed identity, which has no secret. */
  readonly appPassword: string | undefined;
  readonly tenantId: string;
  readonly appType: "SingleTenant" | "UserAssignedMSI";
};

/** Where Microsoft's servers are. */
export type Microsoft = {
  /** Says by which keys the Connector signs what it sends. */
  readonly openIdUrl: string;
  readonly issuer: string;
  /** Hosts that a message may name as the place to answer to, each with its scheme and without a path. */
  readonly services: readonly string[];
  /** The bot's own token; undefined: asked for at login.microsoftonline.com. */
  readonly token?: () => Promise<string>;
};

/** learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication */
export const microsoft: Microsoft = {
  openIdUrl: "https://login.botframework.com/v1/.well-known/openidconfiguration",
  issuer: "https://api.botframework.com",
  services: ["https://smba.trafficmanager.net"],
};
