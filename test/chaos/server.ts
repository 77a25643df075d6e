import type { TestProject } from "vitest/node";
import { setup, teardown } from "../support/global-setup.ts";
import type { Server } from "./office.ts";

/** The PostgreSQL server of the tests for a run without vitest: settings that survive a killed process, not a power cut. */
export async function openServer(): Promise<Server & { readonly close: () => Promise<void> }> {
  let server: Server | undefined;
  const provide = (_name: string, provided: Server) => {
    server = provided;
  };
  await setup({ provide } as unknown as TestProject);
  if (!server) throw new Error("there is no server");
  return { ...server, close: teardown };
}
