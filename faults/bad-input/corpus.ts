import { archives } from "./archives.ts";
import type { BadInput } from "./bad-input.ts";
import { cutFiles } from "./cut-files.ts";
import { documents } from "./documents.ts";
import { encodings } from "./encodings.ts";
import { formulas } from "./formulas.ts";
import { gatheredLines } from "./gathered-lines.ts";
import { layout } from "./layout.ts";
import { longNumbers } from "./long-numbers.ts";
import { moneyAndDates } from "./money-and-dates.ts";
import { namesAndKinds } from "./names-and-kinds.ts";
import { structures } from "./structures.ts";
import { text } from "./text.ts";
import { workbooks } from "./workbooks.ts";

/** Every case there is, by family. */
export const corpus: Readonly<Record<string, readonly BadInput[]>> = {
  encodings,
  "long-numbers": longNumbers,
  "money-and-dates": moneyAndDates,
  layout,
  "gathered-lines": gatheredLines,
  text,
  workbooks,
  documents,
  archives,
  "names-and-kinds": namesAndKinds,
  structures,
  formulas,
  "cut-files": cutFiles,
};

export const allInputs: readonly BadInput[] = Object.values(corpus).flat();
