import { localDatabase } from "#scripts/local-database.ts";
import { migrate } from "#scripts/migrate.ts";
import { mustAnswer } from "#scripts/must-answer.ts";
import type { Processes } from "#scripts/processes.ts";
import { Stop } from "#scripts/stop.ts";

export interface DemoDatabase {
  appUrl: string;
  ownerUrl: string;
}

/** The database of demo, dev and reset, migrated: DATABASE_URL when it is set, else the embedded one. */
export async function demoDatabase(processes: Processes): Promise<DemoDatabase> {
  const outside = process.env.DATABASE_URL;
  const database = outside ? outsideDatabase(outside) : await embeddedDatabase(processes);
  await mustAnswer("DATABASE_OWNER_URL", database.ownerUrl);
  const applied = await migrate(database.ownerUrl);
  if (applied.length > 0) console.log(`数据库已更新 Database brought up to date: ${applied.join(", ")}`);
  await mustAnswer("DATABASE_URL", database.appUrl);
  return database;
}

async function embeddedDatabase(processes: Processes): Promise<DemoDatabase> {
  const { appUrl, ownerUrl, postgres } = await localDatabase(console.log);
  processes.atEnd(() => postgres.stop());
  return { appUrl, ownerUrl };
}

function outsideDatabase(appUrl: string): DemoDatabase {
  const ownerUrl = process.env.DATABASE_OWNER_URL;
  if (ownerUrl) return { appUrl, ownerUrl };
  throw new Stop(
    "DATABASE_URL is set, but DATABASE_OWNER_URL is not: the migrations need it (docs/operations.md). Unset both to use the embedded PostgreSQL.",
    "已设置 DATABASE_URL，但缺少迁移所需的 DATABASE_OWNER_URL（见 docs/operations.md）。两者都不设置，则使用内置 PostgreSQL。",
  );
}
