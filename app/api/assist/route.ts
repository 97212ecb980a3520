import { route } from "#app/answer.ts";
import { answeredOnce } from "#app/answered-once.ts";
import { isAssistPage } from "#domain/assist-target.ts";
import { assistOfMerchant } from "#server/assist/assist-of-merchant.ts";
import { notePresence } from "#server/assist/note-presence.ts";
import { merchantOfRequest } from "#server/session.ts";

/** Whether a clerk is there, and what is shown; `at`: the name of the page that asks. */
export const GET = route(async (request) => {
  const merchant = await merchantOfRequest();
  const now = new Date();
  const at = request.nextUrl.searchParams.get("at") ?? "";
  const assist = await assistOfMerchant(merchant, now);
  if (assist.state === "open") await notePresence(merchant, isAssistPage(at) ? at : "elsewhere", now);
  return answeredOnce(request, assist);
});
