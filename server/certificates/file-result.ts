import { z } from "zod";
import type { FileVerification } from "#server/certificates/verify-file.ts";
import { seal, unseal } from "#server/evidence.ts";

const listed = 8;
const longestValue = 60;
const validMs = 3_600_000;
/** The widest that still goes into an address everywhere. */
const longestToken = 8_000;

const change = z.object({ label: z.string(), said: z.string(), issued: z.string() });
const resultSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("exact") }),
  z.object({ kind: z.literal("pointer") }),
  z.object({ kind: z.literal("same"), unread: z.int() }),
  z.object({ kind: z.literal("changed"), changes: z.array(change), more: z.int() }),
]);
export type FileResult = z.infer<typeof resultSchema>;
const sealedSchema = z.object({ code: z.string(), at: z.number(), result: resultSchema });

/**
 * What came of a file, to be carried to the page that shows it: nothing of the file is kept here, so the answer travels
 * in the address, sealed, for an hour.
 */
export function sealResult(
  verified: Exclude<FileVerification, { kind: "no-code" | "unknown-code" }>,
  now: Date,
): string {
  const { code } = verified.verification;
  const text = JSON.stringify({ code, at: now.getTime(), result: resultOf(verified) });
  return Buffer.from(seal(Buffer.from(text))).toString("base64url");
}

/** Null for what we did not seal, for another certificate, and when it is too old. */
export function openResult(token: string, code: string, now: Date): FileResult | null {
  if (token.length > longestToken) return null;
  try {
    const text = Buffer.from(unseal(Buffer.from(token, "base64url"))).toString("utf8");
    const sealed = sealedSchema.parse(JSON.parse(text));
    return sealed.code === code && now.getTime() - sealed.at < validMs ? sealed.result : null;
  } catch {
    return null;
  }
}

function resultOf(verified: Exclude<FileVerification, { kind: "no-code" | "unknown-code" }>): FileResult {
  if (verified.kind === "same") return { kind: "same", unread: verified.unread };
  if (verified.kind !== "changed") return { kind: verified.kind };
  const { changes } = verified;
  return {
    kind: "changed",
    changes: changes
      .slice(0, listed)
      .map(({ label, said, issued }) => ({ label, said: cut(said), issued: cut(issued) })),
    more: Math.max(0, changes.length - listed),
  };
}

function cut(text: string): string {
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
}
