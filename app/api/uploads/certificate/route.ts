import type { NextRequest } from "next/server";
import { route } from "#app/answer.ts";
import { sheetsInAll } from "#app/certificate-sheets.ts";
import { paths } from "#components/paths.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { sealResult } from "#server/certificates/file-result.ts";
import { verifyFile, verifyFileLimit } from "#server/certificates/verify-file.ts";
import { Refusal } from "#server/refusal.ts";
import { visitorOfRequest } from "#server/session.ts";
import { postedFile } from "../posted-file.ts";
import { seeOther } from "../see-other.ts";

/** Takes a file from a plain form, compares it with what we issued and goes to the page that says what came of it. */
export const POST = route<Record<never, never>>(async (request) => {
  try {
    const file = await postedFile(request, verifyFileLimit);
    if (!file) return problem(request, "FILE_NOT_CHOSEN");
    const now = new Date();
    const verified = await verifyFile(await visitorOfRequest(), file.bytes, await sheetsInAll(), now);
    if (verified.kind === "no-code") return problem(request, "FILE_WITHOUT_CODE");
    if (verified.kind === "unknown-code") return problem(request, "FILE_CODE_UNKNOWN");
    const { code } = verified.verification;
    return seeOther(request, `${paths.verifyCode(code)}?${new URLSearchParams({ file: sealResult(verified, now) })}`);
  } catch (error) {
    if (error instanceof UnreadableFile) return problem(request, error.problem.code);
    if (error instanceof Refusal && error.kind === "too-much") return problem(request, error.code);
    throw error;
  }
});

function problem(request: NextRequest, code: string): Response {
  return seeOther(request, `${paths.verify}?${new URLSearchParams({ problem: code })}`);
}
