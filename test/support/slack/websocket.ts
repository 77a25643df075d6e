import { createHash } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";

// The server's side of RFC 6455, as much of it as Socket Mode needs.

export type WebSocket = {
  readonly send: (text: string) => void;
  readonly close: () => void;
  /** Without a word. */
  readonly cut: () => void;
};
type Listening = { readonly onText: (text: string) => void; readonly onClose: () => void };

const CODE = { text: 1, close: 8, ping: 9, pong: 10 } as const;
const MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
const PING_MS = 5000;

/** Accepts an upgrade. */
export function acceptSocket(request: IncomingMessage, line: Duplex, { onText, onClose }: Listening): WebSocket {
  const accepted = createHash("sha1").update(`${request.headers["sec-websocket-key"]}${MAGIC}`).digest("base64");
  line.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accepted}\r\n\r\n`,
  );
  const write = (code: number, data: Buffer) => void (line.destroyed || line.write(frame(code, data)));
  const pinging = setInterval(() => write(CODE.ping, Buffer.from("ping")), PING_MS);
  const read = createReader((code, data) => {
    if (code === CODE.ping) write(CODE.pong, data);
    if (code === CODE.text) onText(data.toString());
    if (code === CODE.close) {
      write(CODE.close, data.subarray(0, 2));
      line.end();
    }
  });
  line.on("data", read);
  line.on("error", () => {});
  line.on("close", () => {
    clearInterval(pinging);
    onClose();
  });
  return {
    send: (text) => write(CODE.text, Buffer.from(text)),
    close: () => write(CODE.close, Buffer.from([3, 232])),
    cut: () => line.destroy(),
  };
}

/** A server's frames are never masked. */
function frame(code: number, data: Buffer): Buffer {
  const { length } = data;
  if (length < 126) return Buffer.concat([Buffer.from([0x80 | code, length]), data]);
  if (length < 65_536) return Buffer.concat([Buffer.from([0x80 | code, 126, length >> 8, length & 255]), data]);
  const head = Buffer.alloc(10);
  head.set([0x80 | code, 127]);
  head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, data]);
}

type Frame = { readonly code: number; readonly last: boolean; readonly data: Buffer; readonly size: number };

/** Puts a client's frames together, however they arrive; onWhole: a whole message, or a control frame. */
function createReader(onWhole: (code: number, data: Buffer) => void): (chunk: Buffer) => void {
  let waiting = Buffer.alloc(0);
  let parts: Buffer[] = [];
  let kind = 0;
  return (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    for (let next = firstFrame(waiting); next; next = firstFrame(waiting)) {
      const { code, last, data, size } = next;
      waiting = waiting.subarray(size);
      if (code >= CODE.close) {
        onWhole(code, data);
        continue;
      }
      kind = code === 0 ? kind : code;
      parts.push(data);
      if (!last) continue;
      onWhole(kind, Buffer.concat(parts));
      parts = [];
    }
  };
}

function firstFrame(bytes: Buffer): Frame | undefined {
  const [first = 0, second = 0] = bytes;
  const short = second & 127;
  const sizeEnds = short === 126 ? 4 : short === 127 ? 10 : 2;
  const begins = sizeEnds + 4;
  if (bytes.length < 2 || bytes.length < begins) return undefined;
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (bytes.length < begins + length) return undefined;
  const mask = bytes.subarray(sizeEnds, begins);
  const data = Buffer.from(bytes.subarray(begins, begins + length)).map((byte, at) => byte ^ (mask[at & 3] ?? 0));
  return { code: first & 15, last: (first & 0x80) !== 0, data: Buffer.from(data), size: begins + length };
}
