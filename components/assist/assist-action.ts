import type { ActionState } from "#components/action-state.ts";

/** A word of the merchant's about help, as a server action takes it. */
export type AssistAction = (before: ActionState<unknown>, form: FormData) => Promise<ActionState<unknown>>;
export type AssistActions = { readonly end: AssistAction; readonly see: AssistAction; readonly follow: AssistAction };
