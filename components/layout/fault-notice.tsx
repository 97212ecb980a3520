import { TriangleAlert } from "lucide-react";
import { paths } from "#components/paths.ts";
import { buttonClass } from "#components/ui/button-class.ts";
import type { Messages } from "#i18n/messages.ts";

type FaultNoticeProps = {
  /** Plain sentences: this also stands where no translation machinery is left. */
  words: Messages["errors"]["fault"];
  /** Finds the entry in the server's log. */
  reference?: string;
  retry: () => void;
};

/** What happened, what did not happen, the reference, and what to do. */
export function FaultNotice({ words, reference, retry }: FaultNoticeProps) {
  const language = addressedInEnglish() ? "/en" : "";
  return (
    <div role="alert" className="max-w-prose">
      <TriangleAlert aria-hidden strokeWidth={1.5} className="mb-4 size-10 text-missing" />
      <h1 className="text-lg mid:text-xl">{words.title}</h1>
      <p className="mt-2 text-ink-soft">{words.text}</p>
      {reference ? (
        <p className="figures mt-4">
          <span className="text-ink-soft">{words.reference}</span> <span className="select-all">{reference}</span>
        </p>
      ) : null}
      <div className="mt-6 flex flex-wrap gap-3">
        <button type="button" onClick={retry} className={buttonClass({ look: "primary" })}>
          {words.retry}
        </button>
        <a href={`${language}${paths.front}`} className={buttonClass({})}>
          {words.home}
        </a>
      </div>
      <p className="mt-4">
        <a href={`${language}${paths.contact}`} className="text-accent-ink underline underline-offset-4">
          {words.contact}
        </a>
      </p>
    </div>
  );
}

/** By the address, for where a fault shows there may be no provider left to ask. */
export function addressedInEnglish(): boolean {
  return typeof location !== "undefined" && /^\/en(\/|$)/.test(location.pathname);
}
