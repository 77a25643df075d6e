// Prints "N passed, N failed" for a run of the tests, and fails when anything did.
import { readFileSync } from "node:fs";

const [, , file, status] = process.argv;
const report = read(file);
const { numPassedTests = 0, numFailedTests = 0, testResults = [] } = report ?? {};

if (report === undefined) console.log("The tests did not run: the installation, the types or the style failed above.");
for (const { fullName } of testResults.flatMap((suite) => suite.assertionResults).filter(wasSkipped)) {
  console.log(`skipped: ${fullName}`);
}

// A file that could not be read has no tests to count; it is one failure. So is anything else that ended the run.
const unread = testResults.filter(
  (suite) => suite.status === "failed" && !suite.assertionResults.some(hasFailed),
).length;
const failed = numFailedTests + unread;
const counted = failed === 0 && status !== "0" ? 1 : failed;
console.log(`${numPassedTests} passed, ${counted} failed`);
process.exitCode = counted === 0 ? 0 : 1;

function hasFailed(result) {
  return result.status === "failed";
}

function wasSkipped(result) {
  return ["skipped", "pending", "todo"].includes(result.status);
}

function read(name) {
  try {
    return JSON.parse(readFileSync(name, "utf8"));
  } catch {
    return undefined;
  }
}
