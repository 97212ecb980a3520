import type { SupportViewContext } from "#server/context.ts";

/**
 * A clerk beside a merchant who asked for it: a view of the merchant, and the session it belongs to. It may look, point
 * and write down; no verb that sends an invoice takes it.
 */
export type AssistContext = SupportViewContext & { readonly assistId: bigint };
