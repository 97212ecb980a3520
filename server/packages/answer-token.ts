import { seal, unseal } from "#server/evidence.ts";

/** A file brought back for one package: kept, but not applied yet. */
export type KeptAnswer = {
  readonly packageId: string;
  readonly sha256: string;
  readonly size: number;
  readonly name: string;
};

/** Goes through the merchant's browser between looking and applying; sealed, so that it names only what they brought. */
export function answerToken(merchantId: string, kept: KeptAnswer): string {
  const text = JSON.stringify([merchantId, kept.packageId, kept.sha256, kept.size, kept.name]);
  return Buffer.from(seal(new TextEncoder().encode(text))).toString("base64url");
}

/** Null for what this merchant was not given for this package. */
export function keptAnswerIn(token: string, merchantId: string, packageId: bigint): KeptAnswer | null {
  try {
    const text = new TextDecoder().decode(unseal(new Uint8Array(Buffer.from(token, "base64url"))));
    const [merchant, of, sha256, size, name] = JSON.parse(text);
    return merchant === merchantId && of === String(packageId) ? { packageId: of, sha256, size, name } : null;
  } catch {
    return null;
  }
}
