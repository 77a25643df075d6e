import type { Person } from "../people/person.ts";
import type { Audience, Feature, Handler } from "./feature.ts";

const audiences: readonly unknown[] = ["everyone", "managers", "HR", "OFFICER", "ADMIN"];

export const mayUse = (who: Audience | readonly Audience[], person: Person): boolean =>
  [who].flat().some((audience) => belongs(audience, person));

function belongs(audience: Audience, person: Person): boolean {
  if (audience === "everyone") return true;
  if (audience === "managers") return person.leads;
  return person.roles.includes(audience);
}

/** Names every handler that does not say who may use it; types say so too, but content and casts do not. */
export function refuseUndeclared<Tx>(features: readonly Feature<Tx>[]): void {
  const undeclared = features.flatMap((feature) =>
    handlersOf(feature).flatMap(([name, handler]) => (declared(handler) ? [] : [`${feature.name}.${name}`])),
  );
  if (undeclared.length > 0) throw new Error(`No handler without its audience: ${undeclared.join(", ")}`);
}

function handlersOf<Tx>(feature: Feature<Tx>): readonly (readonly [string, unknown])[] {
  const tables = ["opens", "presses", "submits", "shows", "files", "uploads", "suggests"] as const;
  const named = tables.flatMap((table) =>
    Object.entries(feature[table] ?? {}).map(([name, handler]) => [`${table}.${name}`, handler] as const),
  );
  const spoken = (["hears", "answers"] as const).flatMap((verb) =>
    feature[verb] ? [[verb, feature[verb]] as const] : [],
  );
  return [...named, ...spoken];
}

function declared(handler: unknown): boolean {
  const who = (handler as Partial<Handler<never, never>> | undefined)?.who;
  const listed = [who].flat();
  return listed.length > 0 && listed.every((audience) => audiences.includes(audience));
}
