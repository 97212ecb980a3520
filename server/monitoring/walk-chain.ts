import { type ChainedEntry, hashOf, type Link } from "#server/audit.ts";
import { acrossTenants } from "#server/db.ts";

/**
 * `missing`: no entry has the next number · `unlinked`: it does not follow from the entry before it · `changed`: its
 * content does not have the hash it was given.
 */
export type ChainFlaw = { readonly seq: bigint; readonly what: "missing" | "unlinked" | "changed" };

/** How far the chain holds, and the first entry that breaks it. */
export type Walked = { readonly at: Link; readonly flaw: ChainFlaw | null };

const chunkSize = 2_000;

/**
 * Walks a chain on from where it is known to hold, to an entry or, without one, to the last there is. It reads in
 * chunks, each a transaction of its own, so neither memory nor a snapshot grows with the chain.
 */
export async function walkChain(merchantId: string, from: Link, to: bigint | null): Promise<Walked> {
  let at = from;
  while (to === null || at.seq < to) {
    const entries = await readChunk(merchantId, at.seq, to);
    for (const entry of entries) {
      const what = flawOf(entry, at);
      if (what !== null) return { at, flaw: { seq: what === "missing" ? at.seq + 1n : entry.seq, what } };
      at = { seq: entry.seq, hash: entry.hash };
    }
    if (entries.length < chunkSize) break;
  }
  return { at, flaw: null };
}

type Entry = ChainedEntry & { readonly hash: Uint8Array<ArrayBuffer> };

function readChunk(merchantId: string, after: bigint, to: bigint | null): Promise<Entry[]> {
  return acrossTenants(
    { kind: "worker" },
    (tx) => tx.$queryRaw<Entry[]>`
      SELECT merchant_id::text AS "merchantId", seq, at, actor_kind AS "actorKind", actor_id::text AS "actorId", action,
        subject_kind AS "subjectKind", subjects, facts, previous_hash AS "previousHash", hash
      FROM audit_entry WHERE merchant_id = ${merchantId}::uuid AND seq > ${after} AND seq <= coalesce(${to}, 9223372036854775807)
      ORDER BY seq LIMIT ${chunkSize}`,
  );
}

function flawOf(entry: Entry, before: Link): ChainFlaw["what"] | null {
  if (entry.seq !== before.seq + 1n) return "missing";
  if (!sameBytes(entry.previousHash, before.hash)) return "unlinked";
  return sameBytes(hashOf(entry), entry.hash) ? null : "changed";
}

export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
