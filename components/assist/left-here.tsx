import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import type { Waiting } from "#server/assist/list-waiting.ts";
import type { AssistAction } from "./assist-action.ts";
import { WaitingCorrections } from "./waiting-corrections.tsx";
import { WaitingPins } from "./waiting-pins.tsx";

type LeftHereProps = { waiting: Waiting; done: AssistAction; linked?: boolean };

/** At an invoice, a file or a row: what a clerk left to be done there. */
export async function LeftHere({ waiting: { pins, corrections }, done, linked }: LeftHereProps) {
  const t = await getTranslations("assist.pins");
  if (pins.length + corrections.length === 0) return null;
  return (
    <section aria-label={t("at")} className="grid gap-2 print:hidden">
      <ClientMessages rooms={["assist", "common", "invoice"]}>
        <WaitingCorrections corrections={corrections} />
        <WaitingPins pins={pins} done={done} linked={linked} />
      </ClientMessages>
    </section>
  );
}
