import { type Caller, readAddress } from "../manifest/address.ts";
import type { Finding } from "./finding.ts";

/**
 * Whether a chat reaches this installation. publicUrl: undefined where it is not set, which is told as such, because
 * nobody set the loopback address that stands in for it. also: what else to do about the address that is right.
 */
export function incoming(check: string, publicUrl: string | undefined, caller: Caller, also = ""): Finding {
  const { name, path } = caller;
  if (publicUrl === undefined)
    return {
      check,
      state: "failed",
      found: "PUBLIC_URL が設定されていません。",
      todo: `${name}から届くURLを、PUBLIC_URL=https://hagukumi.city.example のように設定してください。`,
    };
  const read = readAddress(publicUrl, caller);
  if (typeof read === "string")
    return { check, state: "failed", found: `PUBLIC_URL では、${name}から届きません。`, todo: read };
  return { check, state: "ok", found: `${read.origin}${path} で受けます${also}。` };
}
