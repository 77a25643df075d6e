// npm run chaos [-- --kills N --seed S --replicas R | --prove]: kills the product at every step and at random moments,
// and counts what is lost or done twice. --prove: breaks it in ten ways, each of which must be noticed.
import { pathToFileURL } from "node:url";
import { bundle } from "./bundle.mjs";

await import(pathToFileURL(await bundle("cli.ts")).href);
