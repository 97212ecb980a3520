import { run } from "./setup.mjs";

const [script, ...args] = process.argv.slice(2);
// These find or make the database; the others are told where it is.
const bringsDatabase = ["scripts/dev.ts", "scripts/reset.ts", "scripts/migrate.ts", "scripts/journeys.ts"].includes(
  script,
);

await run(script, args, { envFiles: bringsDatabase ? [".env"] : [".data/env", ".env"] });
