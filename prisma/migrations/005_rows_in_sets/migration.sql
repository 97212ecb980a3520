-- A row that is on its way is told by its submission: sending 100,000 rows no longer writes each of them again.
-- AlterTable
ALTER TABLE "batch" ADD COLUMN     "queued_at" TIMESTAMPTZ(3);

-- ── By hand from here ──────────────────────────────────────────────────────────────────────────

ALTER TABLE "batch_row" DROP CONSTRAINT "batch_row_outcome";
UPDATE "batch_row" SET "outcome" = 'READY' WHERE "outcome" = 'SUBMITTED';
UPDATE "batch" SET "queued_at" = coalesce("ended_at", "submitted_at") WHERE "submitted_at" IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM "batch_row" row WHERE row."merchant_id" = "batch"."merchant_id" AND row."batch_id" = "batch"."id"
    AND row."outcome" = 'READY' AND row."submission_id" IS NULL);
ALTER TABLE "batch_row" DROP COLUMN "submission_id";
ALTER TABLE "batch_row" ADD CONSTRAINT "batch_row_outcome" CHECK ("outcome" IN ('READY', 'NEEDS_FIX', 'DUPLICATE', 'PART', 'REMOVED'));

-- Only the rows somebody has to look at, which are few.
DROP INDEX "batch_row_to_look_at";
CREATE INDEX "batch_row_to_look_at" ON "batch_row" ("merchant_id", "batch_id", "outcome", "row_number") WHERE "outcome" NOT IN ('READY', 'PART');

-- A row becomes one submission at most.
DROP INDEX "submission_of_batch";
CREATE UNIQUE INDEX "submission_of_row" ON "submission" ("merchant_id", "batch_id", "row_number") WHERE "batch_id" IS NOT NULL;

-- Which taken-back windows are over, asked every second.
CREATE INDEX "batch_to_release" ON "batch" ("release_at") WHERE "release_at" IS NOT NULL;
