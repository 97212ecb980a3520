import { withClient } from "#scripts/database.ts";
import { localDatabase } from "#scripts/local-database.ts";
import { migrate } from "#scripts/migrate.ts";
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

export async function isEmpty(database: DemoDatabase): Promise<boolean> {
  return withClient(
    database.ownerUrl,
    async (client) => (await client.query("SELECT 1 FROM account LIMIT 1")).rowCount === 0,
  );
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

async function mustAnswer(key: string, url: string): Promise<void> {
  try {
    await withClient(url, (client) => client.query("SELECT 1"));
  } catch (error) {
    const { code = "", message } = error as { code?: string; message: string };
    const [english, chinese] = reasons[code] ?? [message, message];
    throw new Stop(`${key} does not lead to a database: ${english}.`, `${key} 连不上数据库：${chinese}。`);
  }
}

const reasons: Record<string, [string, string]> = {
  ECONNREFUSED: ["nothing listens at that host and port", "该主机和端口没有服务在监听"],
  ENOTFOUND: ["that host does not exist", "主机名不存在"],
  EAI_AGAIN: ["that host cannot be looked up", "主机名无法解析"],
  ETIMEDOUT: ["the host does not answer", "主机没有响应"],
  ERR_INVALID_URL: ["it is not an address", "地址格式不对"],
  "28P01": ["wrong password", "密码不对"],
  "28000": ["this user may not connect", "该用户无权连接"],
  "3D000": ["no database of that name", "没有这个名字的数据库"],
};
