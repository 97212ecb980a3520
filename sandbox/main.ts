import { env } from "#sandbox/env.ts";
import { startSandbox } from "#sandbox/start-sandbox.ts";

const sandbox = await startSandbox(env);
console.log(`sandbox bureau ${sandbox.url} · control ${sandbox.controlUrl} · books in ${env.dir}`);

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.once(signal, () => void sandbox.close().then(() => process.exit(0)));
}
