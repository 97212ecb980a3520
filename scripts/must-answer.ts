import { withClient } from "#scripts/database.ts";
import { Stop } from "#scripts/stop.ts";

/** A wrong address is told in a sentence that names its key, and never shows the password. */
export async function mustAnswer(key: string, url: string): Promise<void> {
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
