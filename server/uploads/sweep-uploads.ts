import { uploadLimits } from "#domain/upload-limits.ts";
import { systemContext } from "#server/context.ts";
import { acrossPracticeToo, inTransaction } from "#server/db.ts";
import { sweepArriving } from "#server/uploads/partial-file.ts";

/** Takes away what never came whole within a day, and the rows of what did. @returns how many files */
export async function sweepUploads(now: Date): Promise<number> {
  const before = new Date(now.getTime() - uploadLimits.hours * 3_600_000);
  const merchants = await acrossPracticeToo((tx) =>
    tx.upload.findMany({
      where: { createdAt: { lt: before } },
      distinct: ["merchantId"],
      select: { merchantId: true },
    }),
  );
  for (const { merchantId } of merchants) {
    await inTransaction(systemContext(merchantId, "sweep-uploads"), (tx) =>
      tx.upload.deleteMany({ where: { merchantId, createdAt: { lt: before } } }),
    );
  }
  return sweepArriving(before);
}
