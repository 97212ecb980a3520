import type { NextRequest } from "next/server";
import { route } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { uploadLimit } from "#server/files.ts";
import { receiveLedgerFile } from "#server/ledger/receive-ledger-file.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";
import { postedFile } from "../posted-file.ts";
import { seeOther } from "../see-other.ts";

/** Takes a file of issued invoices from a plain form, and goes on to how it is read. */
export const POST = route<Record<never, never>>(async (request) => {
  try {
    const merchant = await merchantOfRequest();
    const file = await postedFile(request, uploadLimit);
    if (!file) return withProblem(request, "FILE_NOT_CHOSEN");
    return seeOther(request, paths.ledgerDelivery(await receiveLedgerFile(merchant, file, new Date())));
  } catch (error) {
    if (error instanceof UnreadableFile) return withProblem(request, error.problem.code);
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "SIGNED_OUT")
      return seeOther(request, `${paths.signIn}?${new URLSearchParams({ next: paths.ledgerImport })}`);
    if (error.kind === "too-much") return withProblem(request, error.code);
    throw error;
  }
});

function withProblem(request: NextRequest, problem: string): Response {
  return seeOther(request, `${paths.ledgerImport}?${new URLSearchParams({ problem })}#file`);
}
