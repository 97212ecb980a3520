import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { FocusOnArrival } from "./focus-on-arrival.tsx";

export type FieldMessage = {
  /** The id of the control to go to; without one the sentence stands alone. */
  field?: string;
  message: string;
};

/** Stands at the top of the form, takes the focus, links to each field and marks the page's title. */
export function ErrorSummary({ messages, title }: { messages: readonly FieldMessage[]; title?: string }) {
  const t = useTranslations("common");
  if (messages.length === 0) return null;
  return (
    <FocusOnArrival
      titlePrefix={t("errorPrefix")}
      className="rounded-lg border-2 border-returned p-4 outline-offset-4"
      labelledBy="error-summary-title"
    >
      <h2 id="error-summary-title" className="flex items-center gap-2 text-base text-returned">
        <CircleAlert aria-hidden className="size-5 shrink-0" />
        {title ?? t("errorSummary", { count: messages.length })}
      </h2>
      <ul className="mt-2 grid gap-1 ps-7">
        {messages.map(({ field, message }) => (
          <li key={`${field} ${message}`}>
            {field ? (
              <a
                href={`#${field}`}
                className="inline-block min-h-6 font-medium text-returned underline underline-offset-4"
              >
                {message}
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </FocusOnArrival>
  );
}
