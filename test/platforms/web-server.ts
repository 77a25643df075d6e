import { createServer, type IncomingHttpHeaders, request } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { webStore } from "../../src/platforms/web/store.ts";
import { type Web, type WebOptions, webPlatform } from "../../src/platforms/web/web.ts";
import type { Sheet } from "../../src/platforms/web/wire.ts";
import { type Cast, cast, type Office } from "../support/office.ts";

export type Reply = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };
export type Ask = {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** The web platform over real HTTP on a free port. */
export type WebServer = {
  readonly web: Web;
  readonly port: number;
  /** One request, with exactly these headers. */
  readonly ask: (path: string, ask?: Ask) => Promise<Reply>;
  /** As the page asks: JSON, for one of the cast in the demo, or with a cookie. */
  readonly post: (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Reply>;
  readonly close: () => Promise<void>;
};

export async function startWeb(office: Omit<Office, "cast">, more: Partial<WebOptions> = {}): Promise<WebServer> {
  const { directory, clock, fault } = office;
  const web = webPlatform({
    directory,
    clock,
    fault,
    store: webStore(office.db),
    demo: true,
    publicUrl: "http://localhost:3978",
    city: "あがの市（デモ）",
    questions: (locale) => (locale === "ja" ? ["年休は？"] : ["Leave?"]),
    pageFolder: join(tmpdir(), "no-such-page"),
    ...more,
  });
  await web.platform.listen(office.bot);
  const server = createServer(express().use(web.router).use(web.unknownPath));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ask: WebServer["ask"] = (path, { method = "GET", headers = {}, body } = {}) =>
    new Promise((resolve, reject) => {
      const asked = request({
        port,
        host: "127.0.0.1",
        path,
        method,
        headers: { host: `localhost:${port}`, ...headers },
      });
      asked.on("error", reject).on("response", async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString(),
        });
      });
      asked.end(body);
    });
  return {
    web,
    port,
    ask,
    post: (path, body, headers = {}) =>
      ask(path, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      }),
    close: async () => {
      await web.platform.close();
      await new Promise((resolve) => server.close(resolve).closeAllConnections());
    },
  };
}

export const as = (who: Cast | undefined) => asNumber(who && cast[who]);
/** By staff number; undefined is somebody whom the roster does not know. */
export const asNumber = (staffNumber: string | undefined) => ({ "hagukumi-as": staffNumber ?? "999999" });
export const errorOf = ({ body }: Reply): string => JSON.parse(body).error;

export type Listening = { readonly heard: () => string; readonly ended: () => boolean };

/** A page that listens; it has been let in when this resolves. */
export const listen = ({ port }: WebServer, path: string, headers: Readonly<Record<string, string>> = {}) =>
  new Promise<Listening>((resolve) => {
    let heard = "";
    let ended = false;
    request({ port, host: "127.0.0.1", path, headers: { host: `localhost:${port}`, ...headers } })
      .on("response", (response) => {
        response.on("data", (chunk) => {
          heard += chunk;
        });
        response.on("end", () => {
          ended = true;
        });
        resolve({ heard: () => heard, ended: () => ended });
      })
      .end();
  });

/** Waits, three seconds at most. */
export async function until(holds: () => boolean): Promise<void> {
  for (let n = 0; n < 100 && !holds(); n++) await new Promise((resolve) => setTimeout(resolve, 30));
  if (!holds()) throw new Error("it did not come to that");
}

/** The text of an answer. */
export const said = ({ body }: Reply): string => {
  const answer: Sheet | { readonly sheet: Sheet } = JSON.parse(body);
  const { card } = "sheet" in answer ? answer.sheet : answer;
  return (card.body as { text?: string }[]).map(({ text }) => text).join("");
};
