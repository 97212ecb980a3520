import { plainName } from "#domain/plain-name.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import { type UploadLimits, uploadLimits } from "#domain/upload-limits.ts";
import { type AcceptedBatch, findBatchOf } from "#server/batches/accept-batch.ts";
import type { MerchantContext } from "#server/context.ts";
import { inTransaction, type Tx } from "#server/db.ts";
import { Prisma } from "#server/generated/prisma/client.ts";
import { Refusal } from "#server/refusal.ts";
import type { Announcement } from "#server/uploads/announcement.ts";
import { dropPartial, lastPieceAt } from "#server/uploads/partial-file.ts";
import { giveUp } from "#server/uploads/upload-row.ts";

/** Where to go on, or the batch that this very file has become before. */
export type AnnouncedUpload = { readonly uploadId: string; readonly received: number } | AcceptedBatch;

const minute = 60_000;
const hour = 60 * minute;
/** An upload that has been still for so long gives way to a new one. */
const still = 10 * minute;

/**
 * Says that a file is coming. The same file of the same merchant, cut off within a day, goes on where it stopped. To know
 * the hash of another merchant's file opens nothing: only the merchant's own uploads and batches are looked at.
 * @throws Refusal too-much FILE_TOO_LARGE, or TOO_MANY_UPLOADS with `until`; UnreadableFile FILE_EMPTY
 */
export async function announceUpload(
  context: MerchantContext,
  file: Announcement,
  now: Date,
  limits: UploadLimits = uploadLimits,
): Promise<AnnouncedUpload> {
  if (file.size === 0) throw new UnreadableFile("FILE_EMPTY");
  if (file.size > limits.bytes)
    throw new Refusal("too-much", "FILE_TOO_LARGE", { limit: String(limits.bytes / 1024 / 1024) });
  const { gaveWay, ...answer } = await inTransaction<Begun>(context, async (tx) => {
    await oneAtATime(tx, context.merchantId);
    const batchId = await findBatchOf(tx, context.merchantId, file);
    if (batchId) return { batchId: String(batchId), again: true };
    return (await goOn(tx, context, file, now, limits)) ?? (await begin(tx, context, file, now, limits));
  });
  if (gaveWay) await dropPartial(gaveWay);
  return answer;
}

type Begun = AnnouncedUpload & { readonly gaveWay?: string | null };

async function goOn(tx: Tx, { merchantId }: MerchantContext, file: Announcement, now: Date, limits: UploadLimits) {
  const { size, sha256 } = file;
  const upload = await tx.upload.findFirst({
    where: { merchantId, fileSha256: sha256, fileSize: BigInt(size), ...openAt(now, limits) },
  });
  if (!upload) return null;
  const where = { merchantId_id: { merchantId, id: upload.id } };
  await tx.upload.update({ where, data: { fileName: plainName(file.name), choice: file.choice ?? Prisma.DbNull } });
  return { uploadId: upload.id, received: Number(upload.received) };
}

async function begin(
  tx: Tx,
  context: MerchantContext,
  { name, size, sha256, choice }: Announcement,
  now: Date,
  limits: UploadLimits,
): Promise<Begun> {
  const { merchantId, accountId } = context;
  await assertPace(tx, merchantId, now, limits);
  const gaveWay = await makeRoom(tx, context, now, limits);
  const { id } = await tx.upload.create({
    data: {
      merchantId,
      accountId,
      fileName: plainName(name),
      fileSize: BigInt(size),
      fileSha256: sha256,
      choice: choice ?? Prisma.DbNull,
      createdAt: now,
    },
  });
  return { uploadId: id, received: 0, gaveWay };
}

async function assertPace(tx: Tx, merchantId: string, now: Date, { anHour }: UploadLimits): Promise<void> {
  const [oldest] = await tx.upload.findMany({
    where: { merchantId, createdAt: { gt: new Date(now.getTime() - hour) } },
    orderBy: { createdAt: "desc" },
    skip: anHour - 1,
    take: 1,
  });
  if (oldest) throw tooMany(oldest.createdAt, hour);
}

/** @returns which upload gave way, if one had to; its file may go */
async function makeRoom(tx: Tx, context: MerchantContext, now: Date, limits: UploadLimits): Promise<string | null> {
  const open = await tx.upload.findMany({
    where: { merchantId: context.merchantId, ...openAt(now, limits) },
    orderBy: { createdAt: "asc" },
  });
  if (open.length < limits.openAtOnce) return null;
  for (const { id, createdAt } of open) {
    const moved = (await lastPieceAt(id)) ?? createdAt;
    if (now.getTime() - moved.getTime() < still) continue;
    await giveUp(tx, context, id, now);
    return id;
  }
  throw tooMany(now, minute);
}

function openAt(now: Date, { hours }: UploadLimits) {
  return { endedAt: null, createdAt: { gt: new Date(now.getTime() - hours * hour) } };
}

function tooMany(since: Date, wait: number): Refusal {
  return new Refusal("too-much", "TOO_MANY_UPLOADS", { until: new Date(since.getTime() + wait).toISOString() });
}

/** The same file announced twice at once is one upload, and the limits are counted exactly. */
async function oneAtATime(tx: Tx, merchantId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`uploads ${merchantId}`}, 0))`;
}
