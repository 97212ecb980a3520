/** `reject` keeps the invoice from being sent, `warn` is shown and kept, `note` is only worth knowing. */
export type Severity = "reject" | "warn" | "note";

/** One thing about one field, as a code. Its sentence in each language is `messages/<locale>/problems.json`. */
export type Problem = {
  readonly code: string;
  readonly severity: Severity;
  /** Path in the invoice (`number`, `buyer.taxpayerId`, `lines.0.rate`), or `file` for the whole file. */
  readonly field: string;
  /** What stands there, as it was written. */
  readonly value?: string;
  /** What the sentence needs: `{limit}`, `{expected}`, `{suggestion}` … */
  readonly facts?: Readonly<Record<string, string>>;
};

/** A value that was read differently from how it was written, and can be shown side by side. */
export type Repair = {
  readonly code: string;
  readonly field: string;
  readonly raw: string;
  readonly value: string;
};

export function isRejecting(problem: Problem): boolean {
  return problem.severity === "reject";
}

export function isSendable(problems: readonly Problem[]): boolean {
  return !problems.some(isRejecting);
}
