import { useTranslations } from "next-intl";
import type { RefObject } from "react";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import type { Problem } from "#domain/problem.ts";
import { SendPanel } from "./send-panel.tsx";
import type { Sending } from "./use-sending.ts";
import { useUnreadWords } from "./use-unread-words.ts";

type FileUnreadProps = {
  problem: Problem;
  name: string;
  heading: RefObject<HTMLHeadingElement | null>;
  sending: Sending;
  /** Null where there is not one file to be sent unread. */
  onSend: (() => void) | null;
  onOther: () => void;
};

/** It is this browser that gave up, not the file that is bad: the server may still read it. */
const ownFailures = ["READER_DIED", "READER_OUT_OF_MEMORY"];

/** A file that could not be read: why, and the way out. */
export function FileUnread({ problem, name, heading, sending, onSend, onOther }: FileUnreadProps) {
  const t = useTranslations("preview.unread");
  const told = useUnreadWords()(problem);
  const isOurs = ownFailures.includes(problem.code);
  return (
    <div className="grid max-w-prose gap-5">
      <h2 ref={heading} tabIndex={-1} className="text-lg outline-offset-4">
        {told.title}
      </h2>
      <Callout kind={isOurs ? "warning" : "danger"} title={name}>
        <p>{told.text}</p>
      </Callout>
      {isOurs && onSend ? (
        <SendPanel sending={sending} label={t("sendUnread")} onSend={onSend} onOther={onOther} />
      ) : (
        <div>
          <Button look="primary" block="phone" onClick={onOther}>
            {t("other")}
          </Button>
        </div>
      )}
    </div>
  );
}
