import { run } from "./setup.mjs";

const [script, ...args] = process.argv.slice(2);
const bringsDatabase = ["scripts/dev.ts", "scripts/reset.ts", "scripts/migrate.ts", "scripts/journeys.ts"];

// Only what looks at the running demo is told where it is; production never reads the demo's secrets.
const looksAtDemo = /^(scripts|bench)\//.test(script) && !bringsDatabase.includes(script);
await run(script, args, { envFiles: looksAtDemo ? [".data/env", ".env"] : [".env"] });
