import pino from "pino";
import { env } from "#server/env.ts";

let logger: pino.Logger | undefined;

/** One JSON object a line. Secrets, tokens and personal ids stay out: pass ids of rows, not their content. */
export function log(): pino.Logger {
  logger ??= pino({
    level: env().LOG_LEVEL,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ["password", "*.password", "cookie", "*.cookie"],
  });
  return logger;
}
