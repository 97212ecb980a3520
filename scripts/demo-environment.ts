import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { dataFolder } from "#scripts/local-environment.ts";
import { Stop } from "#scripts/stop.ts";

/** For a script that looks at a running database: the one that was named, else the demo's. */
export function takeDemoEnvironment(): void {
  const file = join(dataFolder, "env");
  if (process.env.DATABASE_URL) return;
  if (!existsSync(file))
    throw new Stop(
      "No database: start npm run demo, or set DATABASE_URL.",
      "没有数据库：请先运行 npm run demo，或设置 DATABASE_URL。",
    );
  Object.assign(process.env, parseEnv(readFileSync(file, "utf8")));
}
