import { withClient } from "#scripts/database.ts";
import { localDatabase } from "#scripts/local-database.ts";
import { migrate } from "#scripts/migrate.ts";
import { Stop } from "#scripts/stop.ts";

export interface DemoDatabase {
  appUrl: string;
  ownerUrl: string;
  /** Embedded here, or somebody's own by DATABASE_URL. */
  embedded: boolean;
  stop(): void;
}

/** The database of demo, dev and reset: DATABASE_URL when it is set, else the embedded one. Migrated. */
export async function demoDatabase(log: (line: string) => void): Promise<DemoDatabase> {
  const database = process.env.DATABASE_URL ? outsideDatabase(process.env.DATABASE_URL) : await embeddedDatabase(log);
  try {
    for (const [key, url] of [
      ["DATABASE_OWNER_URL", database.ownerUrl],
      ["DATABASE_URL", database.appUrl],
    ] as const) {
      await mustAnswer(key, url);
      if (key === "DATABASE_URL") continue;
      const applied = await migrate(url);
      if (applied.length > 0) log(`Database brought up to date 数据库已更新: ${applied.join(", ")}`);
    }
    return database;
  } catch (error) {
    database.stop();
    throw error;
  }
}

export async function isEmpty(database: DemoDatabase): Promise<boolean> {
  return withClient(
    database.ownerUrl,
    async (client) => (await client.query("SELECT 1 FROM account LIMIT 1")).rowCount === 0,
  );
}

async function embeddedDatabase(log: (line: string) => void): Promise<DemoDatabase> {
  const { appUrl, ownerUrl, postgres } = await localDatabase(log);
  return { appUrl, ownerUrl, embedded: true, stop: () => postgres.stop() };
}

function outsideDatabase(appUrl: string): DemoDatabase {
  const ownerUrl = process.env.DATABASE_OWNER_URL;
  if (ownerUrl) return { appUrl, ownerUrl, embedded: false, stop: () => {} };
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
