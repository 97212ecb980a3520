import { statfs } from "node:fs/promises";
import { cpus, freemem, loadavg, totalmem } from "node:os";
import type { FigureValue } from "#domain/house-figure.ts";
import { env } from "#server/env.ts";

/** Of the machine this process runs on, and of the folders it can see. */
export async function figuresOfHost(): Promise<FigureValue[]> {
  const { FILES_DIR, DATABASE_DIR } = env();
  const files = await roomIn(FILES_DIR);
  const database = DATABASE_DIR ? await roomIn(DATABASE_DIR) : null;
  return [
    { name: "load_per_core", subject: "", value: (loadavg()[0] ?? 0) / Math.max(1, cpus().length) },
    { name: "memory_free_ratio", subject: "", value: freemem() / totalmem() },
    ...(files
      ? ([
          { name: "files_free_ratio", subject: "", value: files.free / files.whole },
          { name: "files_free_bytes", subject: "", value: files.free },
        ] as const)
      : []),
    ...(database
      ? ([{ name: "database_volume_free_ratio", subject: "", value: database.free / database.whole }] as const)
      : []),
  ];
}

/** In bytes; null where the folder is not there yet. */
async function roomIn(folder: string): Promise<{ free: number; whole: number } | null> {
  try {
    const { bavail, blocks, bsize } = await statfs(folder);
    return blocks > 0 ? { free: bavail * bsize, whole: blocks * bsize } : null;
  } catch {
    return null;
  }
}
