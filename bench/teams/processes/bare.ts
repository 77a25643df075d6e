// botbuilder as its documentation starts it, with one card for whatever is asked.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
  TeamsActivityHandler,
} from "botbuilder";
import express from "express";
import { answerParent, given } from "../../chat/answering.ts";
import { registration } from "../requests.ts";

type Given = { readonly openIdUrl: string; readonly issuer: string };

const contentType = "application/vnd.microsoft.card.adaptive";
const content = {
  ...{ type: "AdaptiveCard", version: "1.5" },
  body: [{ type: "TextBlock", text: "受け付けました。", wrap: true }],
};
const inDialog = { task: { type: "continue", value: { title: "受付", card: { contentType, content } } } };

const answers = {
  onAdaptiveCardInvoke: async () => ({ statusCode: 200, type: contentType, value: content }),
  handleTeamsTaskModuleFetch: async () => inDialog,
  handleTeamsTaskModuleSubmit: async () => inDialog,
};

function adapterFor({ openIdUrl, issuer }: Given): CloudAdapter {
  const { appId, appPassword = "", tenantId, appType } = registration;
  const bot = { MicrosoftAppId: appId, MicrosoftAppTenantId: tenantId, MicrosoftAppType: appType };
  const credentials = new ConfigurationServiceClientCredentialFactory({ ...bot, MicrosoftAppPassword: appPassword });
  const scope = "https://api.botframework.com";
  // When one of these is set, botbuilder forgets every default of its own, so all are.
  const servers = {
    ToBotFromChannelOpenIdMetadataUrl: openIdUrl,
    ToBotFromEmulatorOpenIdMetadataUrl: openIdUrl,
    ToBotFromChannelTokenIssuer: issuer,
    ToChannelFromBotLoginUrl: `https://login.microsoftonline.com/${tenantId}`,
    ToChannelFromBotOAuthScope: scope,
    OAuthUrl: scope,
    ValidateAuthority: true,
    CallerId: "urn:botframework:azure",
  };
  return new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ ...bot, ...servers }, credentials));
}

async function open() {
  const adapter = adapterFor(given<Given>());
  const bot = Object.assign(new TeamsActivityHandler(), answers);
  const app = express().disable("x-powered-by");
  app.post("/api/messages", express.json(), (request, response) =>
    adapter.process(request, response, (context) => bot.run(context)),
  );
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    ready: () => ({ port: (server.address() as AddressInfo).port }),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

answerParent(open());
