import type { Problem } from "#domain/problem.ts";
import type { RefusalKind } from "#server/refusal.ts";

/** What was typed, to be shown again; secrets and files are not in it. */
export type Typed = Readonly<Record<string, string>>;

/**
 * What came of a form, for `useActionState`: a refusal (a code of messages/refusals), problems of single fields, or done
 * with whatever the form wants to know then.
 */
export type ActionState<Done = unknown> =
  | { readonly status: "idle" }
  | {
      readonly status: "refused";
      readonly kind: RefusalKind;
      readonly code: string;
      readonly facts: Readonly<Record<string, string>>;
      readonly typed: Typed;
    }
  | { readonly status: "invalid"; readonly problems: readonly Problem[]; readonly typed: Typed }
  | ({ readonly status: "done" } & Done);

export const idle = { status: "idle" } as const;
