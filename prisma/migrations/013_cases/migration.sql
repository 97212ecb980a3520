-- AlterTable
ALTER TABLE "support_case" ADD COLUMN     "context" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "first_in_time" BOOLEAN,
ADD COLUMN     "first_reply_at" TIMESTAMPTZ(3),
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'submission',
ADD COLUMN     "opened_by" UUID,
ADD COLUMN     "owner_id" UUID,
ADD COLUMN     "page" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "paused_at" TIMESTAMPTZ(3),
ADD COLUMN     "priority" TEXT NOT NULL DEFAULT 'normal',
ADD COLUMN     "reference" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "result" TEXT,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'open',
ADD COLUMN     "subject" TEXT NOT NULL DEFAULT '',
ALTER COLUMN "submission_id" DROP NOT NULL,
ALTER COLUMN "code" SET DEFAULT '';

-- CreateTable
CREATE TABLE "case_entry" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "case_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "author" TEXT NOT NULL,
    "account_id" UUID,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "case_entry_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "case_file" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "case_id" BIGINT NOT NULL,
    "entry_id" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_file_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateIndex
CREATE INDEX "case_entry_merchant_id_case_id_idx" ON "case_entry"("merchant_id", "case_id");

-- CreateIndex
CREATE INDEX "case_file_merchant_id_case_id_idx" ON "case_file"("merchant_id", "case_id");

-- ── By hand from here ──────────────────────────────────────────────────────────────────────────

-- What was there before waits since it was opened; what was closed went on.
UPDATE "support_case" SET "due_at" = "opened_at" + INTERVAL '2 days';
UPDATE "support_case" SET "state" = 'closed', "result" = 'resolved' WHERE "closed_at" IS NOT NULL;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['case_entry', 'case_file']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY own_rows ON %I USING (merchant_id = (SELECT current_merchant())) WITH CHECK (merchant_id = (SELECT current_merchant()))', tenant_table);
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT USING ((SELECT reads_all_merchants()) AND (merchant_id < ''ffffffff-0000-0000-0000-000000000000''::uuid OR (SELECT reads_practice())))', tenant_table);
  END LOOP;
END $$;
ALTER TABLE "support_case" FORCE ROW LEVEL SECURITY;
-- What was said, and sent along, is written once.
REVOKE UPDATE, DELETE ON "case_entry", "case_file" FROM buchuan_app;

ALTER TABLE "support_case" ADD CONSTRAINT "support_case_kind" CHECK ("kind" IN ('submission', 'question', 'problem'));
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_of_submission" CHECK (("kind" = 'submission') = ("submission_id" IS NOT NULL));
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_state" CHECK ("state" IN ('open', 'asked', 'closed') AND ("state" = 'closed') = ("closed_at" IS NOT NULL));
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_result" CHECK (("state" = 'closed') = ("result" IS NOT NULL) AND "result" IN ('resolved', 'not-ours', 'duplicate'));
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_paused" CHECK (("state" = 'asked') = ("paused_at" IS NOT NULL));
ALTER TABLE "support_case" ADD CONSTRAINT "support_case_priority" CHECK ("priority" IN ('urgent', 'normal', 'low'));
ALTER TABLE "case_entry" ADD CONSTRAINT "case_entry_author" CHECK ("author" IN ('merchant', 'staff', 'system'));
ALTER TABLE "case_entry" ADD CONSTRAINT "case_entry_kind" CHECK ("kind" IN ('message', 'internal-note', 'moved', 'file') AND ("kind" <> 'internal-note' OR "author" = 'staff'));
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_kind" CHECK ("kind" IN ('pdf', 'png', 'jpeg', 'ofd', 'xml', 'csv', 'xlsx') AND "size" BETWEEN 1 AND 10485760);

-- The queue of support, what is due first; one case, and one file, whosever it is; what was opened in a span of time.
CREATE INDEX "support_case_waiting" ON "support_case" ("due_at", "id") WHERE "state" <> 'closed';
CREATE INDEX "support_case_by_id" ON "support_case" ("id");
CREATE INDEX "support_case_opened" ON "support_case" ("opened_at");
CREATE INDEX "case_file_by_id" ON "case_file" ("id");
