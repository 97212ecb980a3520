import type { Path, UseFormRegisterReturn } from "react-hook-form";
import type { z } from "zod";
import type { InvoiceDraft, redLetterSchema } from "#domain/invoice.ts";
import { blankLine } from "./entry-fields.ts";
import { rateText } from "./rate-text.ts";

/** What the form of one invoice holds while it is edited: the draft, with the red-letter fields always there. */
export type EntryValues = Omit<InvoiceDraft, "red"> & { red: z.input<typeof redLetterSchema> };

/** What one control needs: its name, what stands in it, what is wrong with it, and its tie to the form. */
export type FieldOf = (path: Path<EntryValues>) => UseFormRegisterReturn & {
  "data-assist": string;
  hint: string | undefined;
  defaultValue: string;
  error: string | undefined;
};

const noRed = { blueNumber: "", confirmationNumber: "", confirmationId: "" };

/** Rates as people write them; `mendEntry` reads them back. */
export function valuesOf(draft: InvoiceDraft): EntryValues {
  const lines = draft.lines.length === 0 ? [blankLine] : draft.lines;
  return { ...draft, red: draft.red ?? noRed, lines: lines.map((line) => ({ ...line, rate: rateText(line.rate) })) };
}

export function draftOf({ red, ...values }: EntryValues): InvoiceDraft {
  return { ...values, red: Object.values(red).every((text) => text.trim() === "") ? null : red };
}
