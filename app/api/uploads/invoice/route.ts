import { route } from "#app/answer.ts";
import { paths } from "#components/paths.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";
import { documentLimit, receiveDocument } from "#server/submissions/receive-document.ts";
import { postedFile } from "../posted-file.ts";
import { seeOther } from "../see-other.ts";

/** Takes an invoice's own file from a plain form and goes back to the form of the invoice, filled in from it. */
export const POST = route<Record<never, never>>(async (request) => {
  const key = request.nextUrl.searchParams.get("key");
  const form = key === null ? paths.newInvoice : paths.reupload(key);
  try {
    const merchant = await merchantOfRequest();
    const file = await postedFile(request, documentLimit);
    if (!file) return seeOther(request, `${form}?problem=FILE_NOT_CHOSEN`);
    const draft = await receiveDocument(merchant, file, key, new Date());
    return seeOther(request, `${form}?draft=${draft}`);
  } catch (error) {
    if (error instanceof UnreadableFile) return seeOther(request, `${form}?problem=${error.problem.code}`);
    if (!(error instanceof Refusal)) throw error;
    if (error.code === "SIGNED_OUT") return seeOther(request, `${paths.signIn}?${new URLSearchParams({ next: form })}`);
    if (error.kind === "too-much") return seeOther(request, `${form}?problem=${error.code}`);
    throw error;
  }
});
