import { readArguments } from "#scripts/arguments.ts";
import { runStep, type Step } from "#scripts/step.ts";

const help = `npm run check

Format and lint (Biome), types (TypeScript), layers and messages; in seconds.
To mend format and lint: npx biome check --write .`;

/** Each counts as one test in `npm test`. */
export const checks: Step[] = [
  {
    name: "format and lint",
    program: "node_modules/@biomejs/biome/bin/biome",
    args: ["check", "--error-on-warnings", "."],
  },
  { name: "types", program: "node_modules/typescript/bin/tsc", args: ["--noEmit"] },
];

const quickTests: Step = {
  name: "layers and messages",
  program: "node_modules/vitest/vitest.mjs",
  args: ["run", "--project", "unit", "--reporter", "dot", "layers.test.ts", "messages/"],
};

if (import.meta.main) {
  readArguments(help, {});
  for (const step of [...checks, quickTests]) if (!(await runStep(step))) process.exitCode = 1;
}
