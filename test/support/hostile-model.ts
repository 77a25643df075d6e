import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** How the endpoint behaves towards one request. */
export type Behaviour = (response: ServerResponse, request: Seen) => void | Promise<void>;
export type Seen = { readonly path: string; readonly headers: IncomingMessage["headers"]; readonly body: string };

export type HostileModel = {
  /** As OPENAI_BASE_URL. */
  readonly url: string;
  /** Everything it was ever told, oldest first. */
  readonly seen: readonly Seen[];
  /** Bytes of bodies it got rid of, and connections cut off before an answer was whole. */
  readonly sent: { bytes: number; cut: number };
  /** From now on; a request finds what is set when it comes. */
  readonly behave: (behaviour: Behaviour) => void;
  readonly close: () => Promise<void>;
};

/** A server in the place of an OpenAI-compatible endpoint that does what it is told to do. */
export async function hostileModel(behaviour: Behaviour = says("")): Promise<HostileModel> {
  const seen: Seen[] = [];
  const sent = { bytes: 0, cut: 0 };
  let current = behaviour;
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const piece of request.setEncoding("utf8")) body += piece;
    const told = { path: request.url ?? "", headers: request.headers, body };
    seen.push(told);
    response.on("close", () => {
      if (!response.writableFinished) sent.cut++;
    });
    const write = response.write.bind(response);
    response.write = ((piece: string | Buffer) => {
      sent.bytes += piece.length;
      return write(piece);
    }) as typeof response.write;
    await current(response, told);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    seen,
    sent,
    behave: (next) => {
      current = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** An honest answer's shape, with any content. */
export const says = (content: unknown): Behaviour => json({ choices: [{ message: { role: "assistant", content } }] });

export const json = (value: unknown): Behaviour => raw(JSON.stringify(value));

export const raw =
  (body: string, contentType = "application/json", status = 200): Behaviour =>
  (response) => {
    response.writeHead(status, { "content-type": contentType }).end(body);
  };

export const fails = (status: number): Behaviour => raw('{"error":{"message":"no"}}', "application/json", status);

export const redirects =
  (to: string, status = 307): Behaviour =>
  (response) => {
    response.writeHead(status, { location: to }).end();
  };

export const hangs: Behaviour = () => {};

export const hangsAfterHeaders: Behaviour = (response) => {
  response.writeHead(200, { "content-type": "application/json" });
  response.write("{");
};

/** One byte now and then, for ever. */
export const drips =
  (everyMs: number): Behaviour =>
  async (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    while (!response.destroyed) {
      response.write(" ");
      await sleep(everyMs);
    }
  };

/** A body of so many bytes, as fast as it is taken. */
export const floods =
  (bytes: number): Behaviour =>
  async (response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const piece = Buffer.alloc(16 * 1024, 0x20);
    const closed = event(response, "close");
    for (let left = bytes; left > 0 && !response.destroyed; left -= piece.length) {
      if (!response.write(piece)) await Promise.race([event(response, "drain"), closed]);
    }
    response.end();
  };

const event = (response: ServerResponse, name: string) => new Promise((resolve) => response.once(name, resolve));
