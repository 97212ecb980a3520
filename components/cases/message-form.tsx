import { useLocale } from "next-intl";
import type { ReactNode } from "react";
import { ErrorSummary } from "#components/ui/error-summary.tsx";
import { TextArea } from "#components/ui/text-area.tsx";
import { longestWords } from "#domain/support-case.ts";
import { FilesField } from "./files-field.tsx";
import { type Told, useToldWords } from "./told-words.ts";

type MessageFormProps = {
  /** Where it is taken; that goes on to a page in the reader's language. */
  action: string;
  /** What was typed before and refused, and why. */
  typed: Readonly<Record<string, string>>;
  told: readonly Told[];
  failed: string;
  words: { label: string; hint: string };
  /** Above the words. */
  before?: (of: (field: string) => string | undefined) => ReactNode;
  /** Between the files and the buttons. */
  after?: ReactNode;
  buttons: ReactNode;
};

/** Words and files, posted as they are: it works without a script, and what is refused comes back with every word. */
export function MessageForm({ action, typed, told, failed, words, before, after, buttons }: MessageFormProps) {
  const locale = useLocale();
  const messages = useToldWords(told);
  const of = (field: string) => messages.find((one) => one.field === field)?.message;
  return (
    <form
      id="message"
      method="post"
      action={`${action}&locale=${locale}`}
      encType="multipart/form-data"
      noValidate
      className="grid max-w-prose scroll-mt-20 gap-5"
    >
      <ErrorSummary title={failed} messages={messages} />
      {before?.(of)}
      <TextArea
        name="words"
        label={words.label}
        hint={words.hint}
        error={of("words")}
        defaultValue={typed.words}
        rows={5}
        maxLength={2 * longestWords}
        required
      />
      <FilesField error={of("files")} again={told.length > 0} />
      {after}
      <div className="flex flex-wrap gap-3">{buttons}</div>
    </form>
  );
}
