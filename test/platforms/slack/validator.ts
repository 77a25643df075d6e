import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The validator of the shared reference material, which is no part of the repository. */
export const validatorPath = join(import.meta.dirname, "../../../../shared/tools/blockkit-validate.mjs");

type Fault = { readonly pointer: string; readonly message: string };
type Validator = {
  readonly validateMessage: (message: unknown) => readonly Fault[];
  readonly validateView: (view: unknown) => readonly Fault[];
};

/** Undefined where it is absent. */
export const validator: Validator | undefined = existsSync(validatorPath)
  ? await import(pathToFileURL(validatorPath).href)
  : undefined;

if (!validator) console.warn(`Not run, because ${validatorPath} is absent: the shared Block Kit validator.`);
