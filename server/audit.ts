import { createHash } from "node:crypto";
import { type AnyContext, systemContext, type TenantContext } from "#server/context.ts";
import type { Tx } from "#server/db.ts";
import type { Prisma } from "#server/generated/prisma/client.ts";

/** Tenant zero: what is done in the house itself, outside any merchant. */
export const houseId = "00000000-0000-0000-0000-000000000000";

export type AuditAct = {
  /** `submission.accepted`, `batch.submitted`, `support.viewed` … */
  readonly action: string;
  /** "submission": a change of state and nothing else; C7 counts them. */
  readonly subjectKind:
    | "submission"
    | "batch"
    | "invoice"
    | "account"
    | "session"
    | "merchant"
    | "connector"
    | "package"
    | "certificate"
    | "case"
    | "recipient"
    | "ledger-import"
    | "number-gap"
    | "token"
    | "letter"
    | "incident"
    | "alert"
    | "assist"
    | "run"
    | "report"
    | "transfer"
    | "feedback"
    | "improvement"
    | "course"
    | "board-post"
    | "audit-day";
  /** Ids of all it was done to: one entry may cover a whole statement. */
  readonly subjects: readonly string[];
  readonly facts?: { readonly [name: string]: Prisma.InputJsonValue };
};

/** How far a chain goes: its last entry and the hash it has. */
export type Link = { readonly seq: bigint; readonly hash: Uint8Array<ArrayBuffer> };
export type ChainedEntry = {
  merchantId: string;
  seq: bigint;
  at: Date;
  actorKind: string;
  actorId: string | null;
  action: string;
  subjectKind: string;
  subjects: string[];
  facts: Prisma.JsonValue | Prisma.InputJsonValue;
  previousHash: Uint8Array;
};

/**
 * Adds acts to the tenant's hash chain, inside the transaction that did them. It locks the chain's head:
 * call it last, so that other writers of the same tenant wait as briefly as can be.
 */
export async function record(
  tx: Tx,
  context: TenantContext,
  acts: readonly AuditAct[],
  at: Date = new Date(),
): Promise<void> {
  const written = acts.filter((act) => act.subjects.length > 0);
  if (written.length === 0) return;
  let link = await lockedHead(tx, context.merchantId);
  const rows = written.map((act) => {
    const entry = {
      merchantId: context.merchantId,
      seq: link.seq + 1n,
      at,
      ...actorOf(context),
      action: act.action,
      subjectKind: act.subjectKind,
      subjects: [...act.subjects],
      facts: act.facts ?? {},
      previousHash: link.hash,
    };
    link = { seq: entry.seq, hash: hashOf(entry) };
    return { ...entry, hash: link.hash };
  });
  await tx.auditEntry.createMany({ data: rows });
  await tx.auditHead.update({ where: { merchantId: context.merchantId }, data: { seq: link.seq, hash: link.hash } });
}

/** The same in the house's chain, inside the transaction of another tenant: neither chain says what the other does not. */
export async function recordInHouse(
  tx: Tx,
  { merchantId }: TenantContext,
  as: string,
  acts: readonly AuditAct[],
  at: Date,
): Promise<void> {
  await tx.$executeRaw`SELECT set_config('buchuan.merchant', ${houseId}, true)`;
  await record(tx, systemContext(houseId, as), acts, at);
  await tx.$executeRaw`SELECT set_config('buchuan.merchant', ${merchantId}, true)`;
}

/** SHA-256 over the previous hash and the entry in one canonical form; `npm run audit:verify` computes it again. */
export function hashOf(entry: ChainedEntry): Uint8Array<ArrayBuffer> {
  const { merchantId, seq, at, actorKind, actorId, action, subjectKind, subjects, facts, previousHash } = entry;
  const text = canonical([
    merchantId,
    String(seq),
    at.toISOString(),
    actorKind,
    actorId,
    action,
    subjectKind,
    subjects,
    facts,
  ]);
  return new Uint8Array(createHash("sha256").update(previousHash).update(text).digest());
}

export const firstHash = new Uint8Array(32);
export const firstLink: Link = { seq: 0n, hash: firstHash };

async function lockedHead(tx: Tx, merchantId: string): Promise<Link> {
  const head = await lockHead(tx, merchantId);
  if (head) return head;
  await tx.$executeRaw`
    INSERT INTO audit_head (merchant_id, seq, hash) VALUES (${merchantId}::uuid, 0, ${firstHash}) ON CONFLICT DO NOTHING`;
  const first = await lockHead(tx, merchantId);
  if (!first) throw new Error(`the audit chain of ${merchantId} has no head`);
  return first;
}

async function lockHead(tx: Tx, merchantId: string): Promise<Link | undefined> {
  const rows = await tx.$queryRaw<Link[]>`
    SELECT seq, hash FROM audit_head WHERE merchant_id = ${merchantId}::uuid FOR UPDATE`;
  return rows[0];
}

function actorOf(context: AnyContext): { actorKind: string; actorId: string | null } {
  if (context.kind === "system") return { actorKind: `system:${context.as}`, actorId: null };
  if (context.kind === "api") return { actorKind: "api", actorId: context.tokenId };
  return { actorKind: context.kind === "support-view" ? "support" : context.kind, actorId: context.accountId };
}

/** One text for one value, whatever order its fields were written in. */
export function canonical(value: Prisma.JsonValue | Prisma.InputJsonValue | undefined): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value ?? null);
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(",")}}`;
}
