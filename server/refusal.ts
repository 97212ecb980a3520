/** The four ways an act is not allowed. Thrown by a verb, caught once per entry; sentences in messages/refusals. */
export type RefusalKind = "not-found" | "forbidden" | "not-now" | "too-much";

export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly kind: RefusalKind;
  /** Which sentence: a code of messages/refusals. */
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;

  constructor(kind: RefusalKind, code: string, facts: Readonly<Record<string, string>> = {}) {
    super(`${kind}: ${code}`);
    this.kind = kind;
    this.code = code;
    this.facts = facts;
  }
}
