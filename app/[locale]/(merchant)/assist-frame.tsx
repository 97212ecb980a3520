import { headers } from "next/headers";
import { page } from "#app/answer.ts";
import { AssistAppears } from "#components/assist/assist-appears.tsx";
import { AssistWatch } from "#components/assist/assist-watch.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { assistPageOf } from "#domain/assist-target.ts";
import { assistOfMerchant } from "#server/assist/assist-of-merchant.ts";
import { notePresence } from "#server/assist/note-presence.ts";
import type { MerchantContext } from "#server/context.ts";
import { endAssistNow, followLeadNow, seeMarkNow } from "./help/assist/actions.ts";

/** Above every page of the merchant's: who helps right now. Its words travel only while somebody does or was asked to. */
export async function AssistFrame({ merchant }: { merchant: MerchantContext }) {
  const now = new Date();
  const assist = await page(() => assistOfMerchant(merchant, now));
  if (assist.state === "none") return <AssistAppears />;
  if (assist.state === "open") {
    const here = assistPageOf((await headers()).get("x-path") ?? "");
    await page(() => notePresence(merchant, here, now));
  }
  return (
    <ClientMessages rooms={["assist"]}>
      <AssistWatch
        key={assist.state}
        first={assist}
        actions={{ end: endAssistNow, see: seeMarkNow, follow: followLeadNow }}
      />
    </ClientMessages>
  );
}
