import { createHash } from "node:crypto";
import { z } from "zod";
import { codesIn, parseCode } from "#domain/certificate/code.ts";
import { type Change, compareSheets } from "#domain/certificate/compare-sheets.ts";
import { compareText, type TextComparison } from "#domain/certificate/compare-text.ts";
import { type CertificateFacts, certificateFactsSchema } from "#domain/certificate/facts.ts";
import type { Paper } from "#domain/certificate/read-paper.ts";
import type { CertificateSheet } from "#domain/certificate/sheet.ts";
import { type CertificateRow, checkCertificate, type Verification } from "#server/certificates/check-certificate.ts";
import { printed } from "#server/certificates/pdf/fonts.ts";
import { countCheck } from "#server/certificates/verify-limits.ts";
import type { PublicContext } from "#server/context.ts";
import { acrossTenants } from "#server/db.ts";
import { readPaperApart } from "#server/reading/read-paper-apart.ts";
import { Refusal } from "#server/refusal.ts";

/** A file may be as large as this, in bytes. */
export const verifyFileLimit = 5 * 1024 * 1024;

/**
 * `exact`: byte for byte as we gave it · `same`: another file that says the same (`unread` fields of it cannot be read)
 * · `changed`: it says something else · `pointer`: only its code can be read, as on a scan.
 */
export type FileVerification =
  | { readonly kind: "no-code" }
  | { readonly kind: "unknown-code"; readonly code: string }
  | { readonly kind: "exact" | "pointer"; readonly verification: Verification }
  | { readonly kind: "same"; readonly unread: number; readonly verification: Verification }
  | { readonly kind: "changed"; readonly changes: readonly Change[]; readonly verification: Verification };

/** How a certificate reads in each language, from its facts. */
export type SheetsOf = (issued: {
  readonly code: string;
  readonly issuedAt: Date;
  readonly facts: CertificateFacts;
}) => readonly CertificateSheet[];

/**
 * What somebody was handed as our certificate beside what we issued. The file is not kept, not run and not drawn; what
 * it says of itself is only ever compared.
 * @throws Refusal too-much TOO_MANY_CHECKS or FILE_TOO_LARGE, UnreadableFile
 */
export async function verifyFile(
  context: PublicContext,
  file: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sheetsOf: SheetsOf,
  now: Date,
): Promise<FileVerification> {
  await countCheck(context, "file", now);
  const bytes = await heldWhole(file);
  const exact = await findExact(context, bytes);
  if (exact) return { kind: "exact", verification: exact };
  const paper = await readInTurn(bytes, now);
  const claim = claimIn(paper);
  const codes = codesOf(paper, claim);
  const [first] = codes;
  if (first === undefined) return { kind: "no-code" };
  const verification = await findFirst(context, codes);
  if (!verification) return { kind: "unknown-code", code: first };
  return comparison(paper, claim, verification, sheetsOf);
}

/** Stops at the first byte too many, whatever was announced. */
async function heldWhole(file: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of file) {
    size += chunk.byteLength;
    if (size > verifyFileLimit) throw new Refusal("too-much", "FILE_TOO_LARGE");
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

/** Strangers' files together may not take the memory that merchants need. */
const readAtOnce = 3;
const soonMs = 15_000;
let reading = 0;

async function readInTurn(bytes: Uint8Array, now: Date): Promise<Paper> {
  if (reading >= readAtOnce)
    throw new Refusal("too-much", "TOO_MANY_CHECKS", { until: new Date(now.getTime() + soonMs).toISOString() });
  reading++;
  try {
    return await readPaperApart(bytes);
  } finally {
    reading--;
  }
}

/** The code stands in the file's own description as plain text: an unchanged file need not be opened at all. */
async function findExact(context: PublicContext, bytes: Uint8Array): Promise<Verification | null> {
  const hash = createHash("sha256").update(bytes).digest("hex");
  const codes = codesIn(Buffer.from(bytes).toString("latin1")).slice(0, 3);
  return acrossTenants(context, async (tx) => {
    const rows = await tx.certificate.findMany({ where: { code: { in: codes } } });
    const row = rows.find(({ files }) => Object.values(files as object).includes(hash));
    return row ? checkCertificate(tx, row) : null;
  });
}

async function findFirst(context: PublicContext, codes: readonly string[]): Promise<Verification | null> {
  return acrossTenants(context, async (tx) => {
    const rows = await tx.certificate.findMany({ where: { code: { in: [...codes] } } });
    const row: CertificateRow | undefined = codes.flatMap((code) => rows.filter((one) => one.code === code))[0];
    return row ? checkCertificate(tx, row) : null;
  });
}

const claimSchema = z.object({ code: z.string(), issuedAt: z.iso.datetime(), facts: certificateFactsSchema });
type Claim = z.infer<typeof claimSchema>;

/** What the data inside the file says; null where there is none that could be ours. */
function claimIn({ attachment }: Paper): Claim | null {
  if (attachment === null) return null;
  try {
    return claimSchema.safeParse(JSON.parse(attachment)).data ?? null;
  } catch {
    return null;
  }
}

function codesOf({ text, qr }: Paper, claim: Claim | null): string[] {
  const told = [parseCode(claim?.code ?? ""), ...codesIn(text), parseCode(qr ?? "")];
  return [...new Set(told.filter((code) => code !== null))].slice(0, 5);
}

function comparison(
  paper: Paper,
  claim: Claim | null,
  verification: Verification,
  sheetsOf: SheetsOf,
): FileVerification {
  const { code, issuedAt, facts } = verification;
  if (facts === null) return { kind: "pointer", verification };
  const issued = sheetsOf({ code, issuedAt, facts });
  const read = bestOf(issued.map((sheet) => compareText(sheet, paper.text, printed)));
  const said = claim && claimChanges(claim, issued, sheetsOf);
  const changes = distinct([...(said ?? []), ...(read?.changes ?? [])]);
  if (changes.length > 0) return { kind: "changed", changes, verification };
  if (said === null && read === null) return { kind: "pointer", verification };
  return { kind: "same", unread: read?.unread ?? 0, verification };
}

/** The language in which most was found; null where the file has no text of ours at all. */
function bestOf(comparisons: readonly TextComparison[]): TextComparison | null {
  const [best] = comparisons.toSorted((a, b) => b.same - a.same);
  return best && best.same > 0 ? best : null;
}

/** In the first language: what differs in one differs in each. */
function claimChanges(claim: Claim, [issued]: readonly CertificateSheet[], sheetsOf: SheetsOf): Change[] {
  const [said] = sheetsOf({ ...claim, issuedAt: new Date(claim.issuedAt) });
  return issued && said ? compareSheets(issued, said) : [];
}

/** Data and text of one file that say the same are one change. */
function distinct(changes: readonly Change[]): Change[] {
  return [...new Map(changes.map((change) => [change.label, change])).values()];
}
