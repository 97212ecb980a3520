import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { envSchema } from "#server/env.ts";

/** The text of `.env.example`, from the one schema of the environment. */
export function envExample(): string {
  const head =
    "# Copy to .env and fill in. npm run demo and npm run dev need none of it: they make their own in .data/env.\n" +
    "# 复制为 .env 后填写。npm run demo 与 npm run dev 不需要此文件，会在 .data/env 中自行生成。\n";
  const shape: Record<string, z.ZodType> = envSchema.shape;
  const shown = Object.entries(shape).filter(([, schema]) => !schema.meta()?.hidden);
  return `${head}${shown.map(([key, schema]) => entry(key, schema)).join("")}`;
}

function entry(key: string, schema: z.ZodType): string {
  const meta = schema.meta();
  const fallback = schema.safeParse(undefined);
  const optional = fallback.success;
  const value = meta?.example ?? fallback.data ?? "";
  return `\n# ${meta?.description}${optional ? " (optional)" : ""}\n${optional ? "# " : ""}${key}=${value}\n`;
}

if (import.meta.main) {
  writeFileSync(join(import.meta.dirname, "..", ".env.example"), envExample());
  console.log(".env.example written.");
}
