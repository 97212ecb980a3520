import { getTranslations } from "next-intl/server";
import { DecisionForm } from "#components/board/decision-form.tsx";
import { ClientMessages } from "#components/layout/client-messages.tsx";
import { paths } from "#components/paths.ts";
import { TextLink } from "#components/ui/text-link.tsx";
import type { Proposal } from "#server/board/list-moderation.ts";
import { settlements } from "#server/board/settle-proposal.ts";
import { settleNow } from "./actions.ts";

const labels = { "taken-over": "takeOver", declined: "decline" } as const;

/** Answers that may become ours, and what was decided. */
export async function ProposalList({ proposals }: { proposals: readonly Proposal[] }) {
  const t = await getTranslations("board.staff");
  if (proposals.length === 0) return <p className="text-ink-soft">{t("proposalsNone")}</p>;
  return (
    <ul className="grid border-t border-line">
      {proposals.map(({ answerId, questionId, question, answer, state }) => (
        <li key={answerId} className="grid gap-2 border-b border-line py-4">
          <p className="flex flex-wrap gap-x-4 text-base font-medium wrap-anywhere">
            <TextLink href={paths.supportBoardQuestion(questionId)}>{question}</TextLink>
            <span className="text-xs font-normal text-ink-soft">{t(`states.${state}`)}</span>
          </p>
          <p className="max-w-prose wrap-anywhere whitespace-pre-line">{answer}</p>
          {state === "open" ? (
            <ClientMessages rooms={["board", "common"]}>
              <div className="flex flex-wrap gap-3">
                {settlements.map((settlement) => (
                  <DecisionForm
                    key={settlement}
                    action={settleNow}
                    fields={{ answerId, settlement, back: "" }}
                    label={t(labels[settlement])}
                    pendingLabel={t("settlePending")}
                    about={question}
                    quiet
                  />
                ))}
              </div>
            </ClientMessages>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
