import type { Role } from "#domain/permission.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Who calls a verb. Each kind is made in one place, so a page for merchants that calls a support verb does not compile:
 * merchant, support and operator contexts in `accounts/signed-in.ts`, the system's and the public's here.
 */
export type MerchantContext = {
  readonly kind: "merchant";
  readonly merchantId: string;
  readonly accountId: string;
  readonly role: Extract<Role, "owner" | "clerk">;
  readonly sessionId: string;
  /** Set while `merchantId` is a practice merchant: the merchant this person really works for. */
  readonly home?: string;
};

export type SupportContext = {
  readonly kind: "support";
  readonly accountId: string;
  readonly sessionId: string;
};

export type OperatorContext = {
  readonly kind: "operator";
  readonly accountId: string;
  readonly sessionId: string;
};

/** The worker or the timetable, on behalf of one merchant. */
export type SystemContext = {
  readonly kind: "system";
  readonly merchantId: string;
  /** What it runs as, for the audit: the job's name. */
  readonly as: string;
};

/** A clerk in one merchant's room, with a reason that was written down (`support/open-view`). */
export type SupportViewContext = {
  readonly kind: "support-view";
  readonly merchantId: string;
  readonly accountId: string;
  readonly viewId: bigint;
  readonly reason: string;
};

/** Anybody at all, from one place (an internet address): may have a certificate checked, and nothing else. */
export type PublicContext = { readonly kind: "public"; readonly place: string };

/** What a key for a merchant's own systems may be used for. */
export const apiScopes = ["issued:write", "missing:read"] as const;
export type ApiScope = (typeof apiScopes)[number];

/** A merchant's own system with a key that has this scope (`tokens/find-token`): a verb says which one it wants. */
export type ApiContext<Scope extends ApiScope = ApiScope> = {
  readonly kind: "api";
  readonly merchantId: string;
  readonly tokenId: string;
  readonly scope: Scope;
};

/** Whoever works inside one tenant. */
export type TenantContext = MerchantContext | SystemContext | SupportViewContext | ApiContext;
/** Whoever may only look inside one tenant or more. */
export type ReaderContext = MerchantContext | SupportViewContext;
export type StaffContext = SupportContext | OperatorContext;
export type AnyContext = TenantContext | StaffContext;

export function systemContext(merchantId: string, as: string): SystemContext {
  return { kind: "system", merchantId, as };
}

/** The same person at their real merchant: for what is theirs wherever they are, training and the exchange board. */
export function atHome({ home, ...context }: MerchantContext): MerchantContext {
  return home === undefined ? context : { ...context, merchantId: home };
}

/**
 * For what only an owner decides, and what is the company's own: keys, and where its letters go. From practice too it is
 * the real company's.
 * @throws Refusal forbidden OWNERS_ONLY: a webhook's address is a key, and a mailbox may be anybody's
 */
export function ownerAtHome(context: MerchantContext): MerchantContext {
  if (context.role !== "owner") throw new Refusal("forbidden", "OWNERS_ONLY");
  return atHome(context);
}

export function publicContext(place: string): PublicContext {
  return { kind: "public", place };
}
