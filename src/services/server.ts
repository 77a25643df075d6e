import { createServer, type RequestListener, type Server } from "node:http";

/** Listens; rejects with Node's own error, such as EADDRINUSE. port: 0 takes a free one. */
export function openServer(listener: RequestListener, port: number, host: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000 }, listener);
    server.once("error", reject);
    server.listen(port, host, () => resolve(server));
  });
}

const LONGEST_FINISH_MS = 10_000;

/** Takes nothing new; what is under way has ten seconds to finish. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // A browser keeps its connection after the last answer; it is closed as soon as it is idle.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    const late = setTimeout(() => server.closeAllConnections(), LONGEST_FINISH_MS);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(late);
      resolve();
    });
  });
}
