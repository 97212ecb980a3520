import type { Role } from "#domain/permission.ts";
import { houseId } from "#server/audit.ts";
import {
  atHome,
  type MerchantContext,
  type SupportContext,
  systemContext,
  type TenantContext,
} from "#server/context.ts";

/** Whoever takes courses: somebody of a merchant, or of support. */
export type StudentContext = MerchantContext | SupportContext;

export type Student = {
  /** Where it is kept: with their real merchant, of staff with the house. */
  readonly tenant: TenantContext;
  readonly accountId: string;
  readonly role: Role;
  /** For the record, where the tenant does not say who it was. */
  readonly facts: { readonly account?: string };
};

export function studentOf(context: StudentContext): Student {
  const { accountId } = context;
  if (context.kind === "merchant") return { tenant: atHome(context), accountId, role: context.role, facts: {} };
  return { tenant: systemContext(houseId, "training"), accountId, role: "support", facts: { account: accountId } };
}
