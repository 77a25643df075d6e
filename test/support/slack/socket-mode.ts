import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { Json, Ledger } from "./ledger.ts";
import { app } from "./people.ts";
import { acceptSocket, type WebSocket } from "./websocket.ts";

export type Envelope = { readonly type: "events_api" | "interactive" | "slash_commands"; readonly payload: Json };
export type Retry = { readonly num: number; readonly reason: string };
/** What an envelope was answered with; undefined: nothing, in time. */
export type EnvelopeAck = { readonly payload: unknown; readonly ms: number } | undefined;

export type SocketMode = {
  /** How many connections there are. */
  readonly connections: () => number;
  readonly connected: (count?: number) => Promise<void>;
  /** To one of them, in turn; patienceMs: how long Slack waits. */
  readonly send: (envelope: Envelope, retry: Retry | undefined, patienceMs: number) => Promise<EnvelopeAck>;
  /** Asks the clients to connect anew, as Slack does every few hours. */
  readonly refresh: () => void;
  /** Breaks every connection without a word. */
  readonly cut: () => void;
  /** An address that can be connected to once. */
  readonly ticket: () => string;
  readonly upgrade: (request: IncomingMessage, line: Duplex) => void;
};

export function createSocketMode(ledger: Ledger): SocketMode {
  const sockets = new Set<WebSocket>();
  const tickets = new Set<string>();
  const asked = new Map<string, (payload: unknown) => void>();
  let turn = 0;

  const acknowledged = (text: string) => {
    const { envelope_id: id, payload } = JSON.parse(text) as { envelope_id?: string; payload?: unknown };
    const answered = asked.get(id ?? "");
    if (answered) answered(payload);
    else ledger.broken("unknown envelope", "socket", String(id));
  };
  const upgrade = (request: IncomingMessage, line: Duplex) => {
    const ticket = new URL(request.url ?? "/", "http://slack").searchParams.get("ticket") ?? "";
    if (!tickets.delete(ticket)) return void line.end("HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n");
    const socket = acceptSocket(request, line, {
      onText: acknowledged,
      onClose: () => void sockets.delete(socket),
    });
    sockets.add(socket);
    socket.send(JSON.stringify({ type: "hello", num_connections: sockets.size, ...about }));
  };
  return {
    connections: () => sockets.size,
    connected: async (count = 1) => {
      for (let n = 0; n < 400 && sockets.size < count; n++) await new Promise((resolve) => setTimeout(resolve, 25));
      if (sockets.size < count) throw new Error(`${sockets.size} connections in Socket Mode, not ${count}`);
    },
    send: async ({ type, payload }, retry, patienceMs) => {
      const socket = [...sockets][turn++ % Math.max(1, sockets.size)];
      if (!socket) return undefined;
      const id = randomUUID();
      const at = performance.now();
      const answered = new Promise<EnvelopeAck>((resolve) => {
        const late = setTimeout(() => resolve(undefined), patienceMs);
        asked.set(id, (answer) => {
          clearTimeout(late);
          resolve({ payload: answer, ms: performance.now() - at });
        });
      });
      const again = retry && { retry_attempt: retry.num, retry_reason: retry.reason };
      socket.send(
        JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: type !== "events_api", ...again }),
      );
      return await answered;
    },
    refresh: () => {
      for (const socket of sockets)
        socket.send(JSON.stringify({ type: "disconnect", reason: "refresh_requested", ...about }));
    },
    cut: () => {
      for (const socket of sockets) socket.cut();
      sockets.clear();
    },
    ticket: () => {
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    upgrade,
  };
}

const about = {
  debug_info: { host: "played", approximate_connection_time: 18_060 },
  connection_info: { app_id: app.id },
};
