-- AlterTable
ALTER TABLE "connector" ADD COLUMN     "opened_at" TIMESTAMPTZ(3),
ADD COLUMN     "recovering_since" TIMESTAMPTZ(3),
ADD COLUMN     "trial_at" TIMESTAMPTZ(3),
ADD COLUMN     "trials" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "wave" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "exchange" ADD COLUMN     "circuit" TEXT NOT NULL DEFAULT 'closed',
ADD COLUMN     "rules" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "issued_invoice" ADD COLUMN     "voided" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "merchant" ADD COLUMN     "ways" TEXT[] DEFAULT ARRAY['leqi', 'baiwang', 'package']::TEXT[];

-- AlterTable
ALTER TABLE "submission" ADD COLUMN     "connector" TEXT,
ADD COLUMN     "package_id" BIGINT,
ADD COLUMN     "promised_at" TIMESTAMPTZ(3),
ADD COLUMN     "promised_by" TIMESTAMPTZ(3),
ADD COLUMN     "released_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "audit_day" (
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "heads" JSONB NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_day_pkey" PRIMARY KEY ("day")
);

-- CreateTable
CREATE TABLE "certificate" (
    "merchant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "submission_id" BIGINT,
    "batch_id" BIGINT,
    "facts" JSONB NOT NULL,
    "facts_sha256" BYTEA NOT NULL,
    "files" JSONB NOT NULL DEFAULT '{}',
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID,

    CONSTRAINT "certificate_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "recipient" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "recipient_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "letter" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "once_key" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "given_up_at" TIMESTAMPTZ(3),
    "last_failure" TEXT,

    CONSTRAINT "letter_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "turnstile" (
    "connector" TEXT NOT NULL,
    "next_call_at" TIMESTAMPTZ(3) NOT NULL,
    "postponed_until" TIMESTAMPTZ(3),
    "day" DATE NOT NULL,
    "calls" INTEGER NOT NULL DEFAULT 0,
    "load_ms" DOUBLE PRECISION NOT NULL DEFAULT 1000,
    "likely_ms" DOUBLE PRECISION NOT NULL DEFAULT 15000,
    "latest_ms" DOUBLE PRECISION NOT NULL DEFAULT 60000,

    CONSTRAINT "turnstile_pkey" PRIMARY KEY ("connector")
);

-- CreateTable
CREATE TABLE "outage" (
    "id" BIGSERIAL NOT NULL,
    "connector" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "outage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "package" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "number" INTEGER NOT NULL,
    "account_id" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "invoices" INTEGER NOT NULL,
    "total_fen" BIGINT NOT NULL,
    "downloaded_at" TIMESTAMPTZ(3),
    "handed_in_at" TIMESTAMPTZ(3),
    "bureau_number" TEXT,
    "dissolved_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "package_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "package_answer" (
    "merchant_id" UUID NOT NULL,
    "package_id" BIGINT NOT NULL,
    "invoice_key" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL DEFAULT '',
    "message" TEXT NOT NULL DEFAULT '',
    "facts" JSONB,

    CONSTRAINT "package_answer_pkey" PRIMARY KEY ("merchant_id","package_id","invoice_key","file_sha256")
);

-- CreateTable
CREATE TABLE "support_case" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "submission_id" BIGINT NOT NULL,
    "code" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_as" TEXT,

    CONSTRAINT "support_case_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "certificate_code_key" ON "certificate"("code");

-- CreateIndex
CREATE INDEX "certificate_merchant_id_submission_id_idx" ON "certificate"("merchant_id", "submission_id");

-- CreateIndex
CREATE INDEX "certificate_merchant_id_batch_id_idx" ON "certificate"("merchant_id", "batch_id");

-- CreateIndex
CREATE UNIQUE INDEX "letter_merchant_id_once_key_key" ON "letter"("merchant_id", "once_key");

-- CreateIndex
CREATE INDEX "outage_connector_began_at_idx" ON "outage"("connector", "began_at");

-- CreateIndex
CREATE UNIQUE INDEX "package_merchant_id_number_key" ON "package"("merchant_id", "number");

-- ── By hand from here ──────────────────────────────────────────────────────────────────────────

-- Which of those that were held goes next, whoever it belongs to.
CREATE INDEX "submission_held" ON "submission" ("connector", "next_at") WHERE "state" = 'HELD';
CREATE INDEX "submission_of_package" ON "submission" ("merchant_id", "package_id") WHERE "package_id" IS NOT NULL;

ALTER TABLE "package" ADD CONSTRAINT "package_dissolved_in_time" CHECK ("dissolved_at" IS NULL OR "handed_in_at" IS NULL);
ALTER TABLE "package_answer" ADD CONSTRAINT "package_answer_kind" CHECK ("kind" IN ('accepted', 'rejected', 'duplicate', 'found', 'absent'));
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_kind" CHECK ("kind" IN ('receipt', 'delay'));
ALTER TABLE "certificate" ADD CONSTRAINT "certificate_of_one" CHECK (("submission_id" IS NULL) <> ("batch_id" IS NULL));
ALTER TABLE "outage" ADD CONSTRAINT "outage_cause" CHECK ("cause" IN ('NO_ANSWER', 'REFUSED_US', 'STOPPED'));
-- One way is shut for one reason at a time.
CREATE UNIQUE INDEX "outage_one_at_a_time" ON "outage" ("connector") WHERE "ended_at" IS NULL;
-- A submission has one open case at most.
CREATE UNIQUE INDEX "support_case_one_open" ON "support_case" ("merchant_id", "submission_id") WHERE "closed_at" IS NULL;
ALTER TABLE "letter" ADD CONSTRAINT "letter_channel" CHECK ("channel" IN ('mail', 'wecom'));
ALTER TABLE "recipient" ADD CONSTRAINT "recipient_channel" CHECK ("channel" IN ('mail', 'wecom'));
CREATE INDEX "letter_due" ON "letter" ("next_at") WHERE "next_at" IS NOT NULL;
-- Whoever holds a receipt's hash may ask whether it is ours; the entry that accepted it is found by its time.
CREATE INDEX "receipt_sha256" ON "receipt" USING hash ("sha256");
CREATE INDEX "audit_entry_at" ON "audit_entry" ("merchant_id", "at");
CREATE UNIQUE INDEX "recipient_once" ON "recipient" ("merchant_id", "channel", "address") WHERE "removed_at" IS NULL;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['package', 'package_answer', 'certificate', 'support_case', 'recipient', 'letter']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY own_rows ON %I USING (merchant_id = (SELECT current_merchant())) WITH CHECK (merchant_id = (SELECT current_merchant()))', tenant_table);
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT USING ((SELECT reads_all_merchants()))', tenant_table);
  END LOOP;
END $$;

-- Proof is written once; a certificate only learns the hashes of its files.
REVOKE UPDATE, DELETE ON "audit_day", "package_answer" FROM buchuan_app;
REVOKE DELETE ON "certificate", "package", "support_case", "outage", "letter" FROM buchuan_app;
REVOKE UPDATE ON "certificate" FROM buchuan_app;
GRANT UPDATE ("files") ON "certificate" TO buchuan_app;

-- The next load is read off the index, however long the queue is.
DROP INDEX "submission_due";
CREATE INDEX "submission_due" ON "submission" ("merchant_id", "state", "next_at", "id") WHERE "next_at" IS NOT NULL;

-- Results are asked for by number; what is under way after an outage is counted; whose time has come is looked for each second.
CREATE INDEX "submission_received" ON "submission" ("merchant_id", "acceptance_number") WHERE "state" = 'PROCESSING';
CREATE INDEX "submission_released" ON "submission" ("connector", "released_at") WHERE "released_at" IS NOT NULL AND "state" IN ('QUEUED', 'SENDING');
CREATE INDEX "submission_next" ON "submission" ("next_at") INCLUDE ("merchant_id", "state") WHERE "next_at" IS NOT NULL;

-- What was sent before there were several ways went by the only one.
UPDATE "submission" SET "connector" = 'leqi' WHERE "sends" > 0;
