import { createServer, type Server, type Socket } from "node:net";
import { afterAll } from "vitest";

// Servers that PostgreSQL itself will not give us.

const running: Server[] = [];
afterAll(() => {
  for (const server of running) server.close();
});

/** The address of a server that says it is PostgreSQL of that version, and answers nothing else. */
export const oldServer = (version: string, number: number): Promise<string> =>
  serve((socket) => {
    socket.on("data", (sent) => socket.write(sent.toString("latin1").startsWith("Q") ? row(version, number) : welcome));
  });

/** The address of a server that is no PostgreSQL. */
export const webServer = (): Promise<string> =>
  serve((socket) => {
    socket.on("data", () => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n"));
  });

function serve(answer: (socket: Socket) => void): Promise<string> {
  const server = createServer((socket) => answer(socket.on("error", () => {})));
  running.push(server);
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(addressOf(server))));
}

function addressOf(server: Server): string {
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return `postgresql://hana:himitsu@127.0.0.1:${port}/hr?sslmode=disable`;
}

// The messages of PostgreSQL's protocol: a letter, the length of what follows with itself, and what follows.
function message(letter: string, ...parts: readonly (number | string | Buffer)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === "number" ? int(part) : Buffer.from(part))));
  return Buffer.concat([Buffer.from(letter), int(body.length + 4), body]);
}

function int(value: number, bytes = 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeIntBE(value, 0, bytes);
  return buffer;
}

const ready = message("Z", "I");
const welcome = Buffer.concat([message("R", 0), ready]);

/** An answer with the columns version, shown and encoding. */
function row(shown: string, version: number): Buffer {
  const [int4, text] = [23, 25];
  const column = (name: string, type: number) =>
    Buffer.concat([Buffer.from(`${name}\0`), int(0), int(0, 2), int(type), int(-1, 2), int(-1), int(0, 2)]);
  const value = (word: string) => Buffer.concat([int(word.length), Buffer.from(word)]);
  const columns = [column("version", int4), column("shown", text), column("encoding", text)];
  const values = [value(String(version)), value(shown), value("UTF8")];
  return Buffer.concat([
    message("T", int(3, 2), ...columns),
    message("D", int(3, 2), ...values),
    message("C", "SELECT 1\0"),
    ready,
  ]);
}
