import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Only needed where guides are drawn. */
export async function ffmpeg(...args: string[]): Promise<void> {
  await run("ffmpeg", ["-hide_banner", "-loglevel", "error", "-y", ...args]);
}
