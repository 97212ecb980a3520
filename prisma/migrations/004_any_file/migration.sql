-- AlterTable
ALTER TABLE "batch" ADD COLUMN     "choice" JSONB,
ADD COLUMN     "columns" JSONB,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'table',
ADD COLUMN     "release_at" TIMESTAMPTZ(3),
ADD COLUMN     "sheets" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "batch_row" ADD COLUMN     "mended" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "part_of" INTEGER;

-- CreateTable
CREATE TABLE "upload" (
    "merchant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_size" BIGINT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "received" BIGINT NOT NULL DEFAULT 0,
    "choice" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "upload_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "column_choice" (
    "merchant_id" UUID NOT NULL,
    "headings" TEXT NOT NULL,
    "columns" JSONB NOT NULL,
    "used_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "column_choice_pkey" PRIMARY KEY ("merchant_id","headings")
);

-- ── By hand from here ──────────────────────────────────────────────────────────────────────────

ALTER TABLE "batch" ADD CONSTRAINT "batch_kind" CHECK ("kind" IN ('table', 'documents'));
ALTER TABLE "batch_row" DROP CONSTRAINT "batch_row_outcome";
ALTER TABLE "batch_row" ADD CONSTRAINT "batch_row_outcome" CHECK ("outcome" IN ('READY', 'NEEDS_FIX', 'DUPLICATE', 'SUBMITTED', 'PART', 'REMOVED'));
ALTER TABLE "batch_row" ADD CONSTRAINT "batch_row_part" CHECK (("part_of" IS NOT NULL) = ("outcome" = 'PART'));
-- The lines of one invoice that stands in several rows.
CREATE INDEX "batch_row_parts" ON "batch_row" ("merchant_id", "batch_id", "part_of") WHERE "part_of" IS NOT NULL;
ALTER TABLE "upload" ADD CONSTRAINT "upload_received" CHECK ("received" BETWEEN 0 AND "file_size");
CREATE INDEX "upload_open" ON "upload" ("created_at") WHERE "ended_at" IS NULL;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['upload', 'column_choice']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY own_rows ON %I USING (merchant_id = (SELECT current_merchant())) WITH CHECK (merchant_id = (SELECT current_merchant()))', tenant_table);
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT USING ((SELECT reads_all_merchants()))', tenant_table);
  END LOOP;
END $$;
