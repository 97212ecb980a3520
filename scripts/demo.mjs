import { run } from "./setup.mjs";

await run("scripts/demo.ts", process.argv.slice(2), { envFiles: [".env"], warnAboutNode: true });
