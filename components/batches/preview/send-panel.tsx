import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { paths } from "#components/paths.ts";
import { Button } from "#components/ui/button.tsx";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { ProgressBar } from "#components/ui/progress-bar.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { useFileProblemWords } from "../use-file-problem-words.ts";
import type { Sending } from "./use-sending.ts";

type SendPanelProps = {
  sending: Sending;
  label: string;
  /** Something is still being read, so that what would be sent is not what is seen. */
  isWaiting?: boolean;
  /** A better way that stands before this one, which then is the second. */
  first?: ReactNode;
  onSend: () => void;
  onOther: () => void;
};

/** The one next action, how far it is, and what kept it. */
export function SendPanel({ sending, label, isWaiting = false, first, onSend, onOther }: SendPanelProps) {
  const t = useTranslations("preview.send");
  const { share, pause, problem, stop } = sending;
  const isSending = share !== null;
  return (
    <div className="grid gap-4">
      {problem ? <SendProblem key={problem.times} problem={problem} /> : null}
      {isSending ? (
        <ProgressBar
          label={t("progress")}
          value={Math.round(share * 100)}
          total={100}
          text={
            pause ? t(`pause.${pause}`) : share < 1 ? t("sending", { percent: Math.round(share * 100) }) : t("arriving")
          }
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3">
        {isSending ? null : first}
        <Button
          look={first ? "secondary" : "primary"}
          size={first ? "normal" : "large"}
          block="phone"
          aria-disabled={isSending || isWaiting}
          onClick={() => (isSending || isWaiting ? undefined : onSend())}
        >
          {isSending ? t("pending") : label}
        </Button>
        {isSending ? (
          <Button block="phone" onClick={stop}>
            {t("stop")}
          </Button>
        ) : (
          <Button block="phone" onClick={onOther}>
            {t("other")}
          </Button>
        )}
        <p className="text-ink-soft">{t("promise")}</p>
      </div>
    </div>
  );
}

function SendProblem({ problem }: { problem: NonNullable<Sending["problem"]> }) {
  const t = useTranslations("preview.send");
  const told = useFileProblemWords()(problem);
  return (
    <div className="grid gap-2">
      <ErrorSummary title={told.title} messages={[{ message: told.text }]} />
      {problem.code === "SIGNED_OUT" ? (
        <p>
          <TextLink href={paths.signIn} target="_blank">
            {t("signIn")}
          </TextLink>
        </p>
      ) : null}
    </div>
  );
}
