import type { Person } from "./person.ts";

/**
 * What the viewer is to the subject on one day, the closest first: oneself, the direct manager,
 * somebody further up the line, HR, or nobody in particular. HR who is also the manager is the manager.
 */
export type Relation = "self" | "manager" | "above" | "hr" | "none";

/**
 * line: the managers above the subject on that day, as `lineAbove` reads it: the direct managers first
 * (several with 兼務), then theirs, level by level. People move every April, so it is read for each question.
 */
export function relation(
  viewer: Pick<Person, "id" | "roles">,
  subjectId: string,
  line: readonly (readonly string[])[],
): Relation {
  if (viewer.id === subjectId) return "self";
  const [direct = [], ...above] = line;
  if (direct.includes(viewer.id)) return "manager";
  if (above.some((managers) => managers.includes(viewer.id))) return "above";
  return viewer.roles.includes("HR") ? "hr" : "none";
}
