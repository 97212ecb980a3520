import { run } from "./setup.mjs";

const [script, ...args] = process.argv.slice(2);
const startsTheDemo = ["scripts/dev.ts", "scripts/reset.ts"].includes(script);

// The later file wins: what the demo made for itself, then what somebody wrote.
await run(script, args, { envFiles: startsTheDemo ? [".env"] : [".data/env", ".env"], warnAboutNode: startsTheDemo });
