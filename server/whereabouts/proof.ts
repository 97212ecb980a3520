import { createChallenge, randomInt, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import { db } from "#server/db.ts";
import { keyFor, sha256 } from "#server/evidence.ts";

/** So much that a phone takes a second or two, and a thousand questions take most of an hour. */
const work = { algorithm: "PBKDF2/SHA-256", cost: 5_000, fewest: 800, most: 1_600 } as const;
const validMs = 20 * 60_000;
const longestProof = 4_000;

const proofSchema = z.object({
  challenge: z.object({
    parameters: z.looseObject({
      algorithm: z.literal(work.algorithm),
      nonce: z.string(),
      salt: z.string(),
      cost: z.literal(work.cost),
      keyLength: z.number().int().max(64),
      keyPrefix: z.string(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number().int(), derivedKey: z.string() }),
});

/** A piece of work for one question, signed, so that nothing of it need be kept (altcha, proof of work v2). */
export function newChallenge(now: Date) {
  return createChallenge({
    algorithm: work.algorithm,
    cost: work.cost,
    counter: randomInt(work.most, work.fewest),
    deriveKey,
    expiresAt: new Date(now.getTime() + validMs),
    ...secrets(),
  });
}

/** Whether the work was done, and for the first time: what is shown twice opens nothing the second time. */
export async function spendProof(proof: string, now: Date): Promise<boolean> {
  const read = read64(proof);
  if (!read) return false;
  const { verified } = await verifySolution({ ...read, deriveKey, ...secrets() });
  if (!verified) return false;
  const hash = sha256(new TextEncoder().encode(read.challenge.signature));
  const spent = await db().$executeRaw`
    INSERT INTO spent_proof (sha256, expires_at) VALUES (${hash}, ${new Date(now.getTime() + validMs)})
    ON CONFLICT DO NOTHING`;
  return spent === 1;
}

/** What could not be shown again anyhow need not be remembered. @returns how many */
export async function sweepProofs(now: Date): Promise<number> {
  const { count } = await db().spentProof.deleteMany({ where: { expiresAt: { lt: now } } });
  return count;
}

function read64(proof: string) {
  if (proof.length > longestProof) return null;
  try {
    const read = proofSchema.safeParse(JSON.parse(Buffer.from(proof, "base64").toString("utf8")));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function secrets() {
  const of = (purpose: string) => keyFor(purpose).toString("hex");
  return { hmacSignatureSecret: of("proof"), hmacKeySignatureSecret: of("proof-key") };
}
