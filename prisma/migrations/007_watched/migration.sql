-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "cause" TEXT;

-- AlterTable
ALTER TABLE "comparison" ADD COLUMN     "asked_by" TEXT NOT NULL DEFAULT 'timetable',
ADD COLUMN     "findings" JSONB,
ADD COLUMN     "healed" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "merchant" ADD COLUMN     "heals" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "issuing_limits" JSONB,
ADD COLUMN     "report_letters" TEXT NOT NULL DEFAULT 'monthly',
ADD COLUMN     "tolerance_fen" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "recipient" ADD COLUMN     "confirmed_at" TIMESTAMPTZ(3),
ADD COLUMN     "kinds" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "token_sha256" BYTEA;

-- AlterTable
ALTER TABLE "run" ADD COLUMN     "asked_by" UUID,
ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "cancel_asked_at" TIMESTAMPTZ(3),
ADD COLUMN     "done_count" INTEGER,
ADD COLUMN     "total_count" INTEGER,
ADD COLUMN     "worker_id" UUID,
ALTER COLUMN "started_at" DROP NOT NULL,
ALTER COLUMN "started_at" DROP DEFAULT;

-- AlterTable
ALTER TABLE "worker" ADD COLUMN     "clock_off_ms" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "appointment" (
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "rule" JSONB NOT NULL,
    "slotted" BOOLEAN NOT NULL,
    "missed" TEXT NOT NULL,
    "calls_bureau" BOOLEAN NOT NULL,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("name")
);

-- DropIndex
DROP INDEX "run_name_slot_key";

-- CreateIndex
CREATE UNIQUE INDEX "run_name_slot_attempt_key" ON "run"("name", "slot", "attempt");

-- CreateIndex
CREATE INDEX "run_name_id_idx" ON "run"("name", "id");

-- AlterTable
ALTER TABLE "letter" ADD COLUMN     "unsubscribe" TEXT;

-- CreateTable
CREATE TABLE "api_token" (
    "merchant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "prefix" TEXT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "account_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "pressing_spell" (
    "merchant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3),
    "standing" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "total" BIGINT NOT NULL,

    CONSTRAINT "pressing_spell_pkey" PRIMARY KEY ("merchant_id","key","since")
);

-- CreateTable
CREATE TABLE "issuing_finding" (
    "merchant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "field" TEXT NOT NULL DEFAULT '',
    "value" TEXT NOT NULL DEFAULT '',
    "severity" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "found_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "issuing_finding_pkey" PRIMARY KEY ("merchant_id","key","code","field")
);

-- CreateTable
CREATE TABLE "ledger_import" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "file_sha256" TEXT,
    "file_size" BIGINT,
    "account_id" UUID,
    "token_id" UUID,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "state" TEXT NOT NULL,
    "read_to" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER NOT NULL DEFAULT 0,
    "taken" INTEGER NOT NULL DEFAULT 0,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "unchanged" INTEGER NOT NULL DEFAULT 0,
    "kept" INTEGER NOT NULL DEFAULT 0,
    "refused" INTEGER NOT NULL DEFAULT 0,
    "header" JSONB,
    "problems" JSONB,

    CONSTRAINT "ledger_import_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "ledger_import_refusal" (
    "merchant_id" UUID NOT NULL,
    "import_id" BIGINT NOT NULL,
    "row" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "problems" JSONB NOT NULL,

    CONSTRAINT "ledger_import_refusal_pkey" PRIMARY KEY ("merchant_id","import_id","row")
);

-- CreateTable
CREATE TABLE "explained_gap" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "series" TEXT NOT NULL,
    "first" TEXT NOT NULL,
    "last" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" UUID,

    CONSTRAINT "explained_gap_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "report" (
    "merchant_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "content" JSONB NOT NULL,

    CONSTRAINT "report_pkey" PRIMARY KEY ("merchant_id","kind","period","edition")
);

-- CreateTable
CREATE TABLE "transfer_hour" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "connector" TEXT NOT NULL,
    "knock" TEXT NOT NULL,
    "reply_kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "transfer_hour_pkey" PRIMARY KEY ("hour","connector","knock","reply_kind","cause")
);

-- CreateTable
CREATE TABLE "transfer_pace" (
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "connector" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "buckets" TEXT NOT NULL,

    CONSTRAINT "transfer_pace_pkey" PRIMARY KEY ("hour","connector","operation")
);

-- CreateTable
CREATE TABLE "transfer_reopened" (
    "hour" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transfer_reopened_pkey" PRIMARY KEY ("hour")
);

-- CreateTable
CREATE TABLE "probe" (
    "connector" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "ms" INTEGER,
    "outcome" TEXT NOT NULL,
    "cause" TEXT NOT NULL DEFAULT '',
    "status" INTEGER,
    "trace_id" TEXT NOT NULL,

    CONSTRAINT "probe_pkey" PRIMARY KEY ("connector","at")
);

-- CreateTable
CREATE TABLE "sample" (
    "name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "sample_pkey" PRIMARY KEY ("name","at")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" BIGSERIAL NOT NULL,
    "rule" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "severity" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "limit_value" DOUBLE PRECISION,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "recovered_at" TIMESTAMPTZ(3),
    "told_at" TIMESTAMPTZ(3),
    "silenced_until" TIMESTAMPTZ(3),
    "silenced_by" UUID,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "expected_end" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "next_update_at" TIMESTAMPTZ(3),
    "scope" TEXT NOT NULL,
    "ways" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "merchants" UUID[] DEFAULT ARRAY[]::UUID[],
    "words" JSONB NOT NULL,
    "moves_due_from" DATE,
    "moves_due_to" DATE,
    "published_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),
    "account_id" UUID NOT NULL,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_update" (
    "id" BIGSERIAL NOT NULL,
    "incident_id" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "step" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "expected_end" TIMESTAMPTZ(3),
    "next_update_at" TIMESTAMPTZ(3),
    "account_id" UUID NOT NULL,

    CONSTRAINT "incident_update_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "spent_proof" (
    "sha256" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "spent_proof_pkey" PRIMARY KEY ("sha256")
);

-- CreateIndex
CREATE UNIQUE INDEX "api_token_sha256_key" ON "api_token"("sha256");

-- CreateIndex
CREATE INDEX "ledger_import_merchant_id_file_sha256_idx" ON "ledger_import"("merchant_id", "file_sha256");

-- CreateIndex
CREATE INDEX "alert_since_idx" ON "alert"("since");

-- CreateIndex
CREATE INDEX "incident_began_at_idx" ON "incident"("began_at");

-- CreateIndex
CREATE INDEX "incident_update_incident_id_at_idx" ON "incident_update"("incident_id", "at");

-- CreateIndex
CREATE INDEX "spent_proof_expires_at_idx" ON "spent_proof"("expires_at");

-- CreateIndex
CREATE INDEX "issued_invoice_merchant_id_issued_on_key_idx" ON "issued_invoice"("merchant_id", "issued_on", "key");

-- CreateIndex
CREATE INDEX "held_invoice_merchant_id_issued_on_key_idx" ON "held_invoice"("merchant_id", "issued_on", "key");

-- AddForeignKey
ALTER TABLE "incident_update" ADD CONSTRAINT "incident_update_incident_id_fkey" FOREIGN KEY ("incident_id") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What was missing as of a date stays answerable, whichever verb moved a standing: the rows themselves write it down.
-- `buchuan.at` lets a story told in hindsight (the seed) say when it happened.
CREATE FUNCTION "moment_of_record"() RETURNS timestamptz LANGUAGE sql STABLE AS
  $$ SELECT coalesce(nullif(current_setting('buchuan.at', true), '')::timestamptz, now()) $$;
CREATE FUNCTION "is_pressing"(standing text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
  $$ SELECT standing IN ('MISSING', 'DIFFERS', 'TOO_LATE_REISSUE') $$;
CREATE FUNCTION "begin_pressing_spells"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pressing_spell (merchant_id, key, since, standing, issued_on, total)
  SELECT merchant_id, key, moment_of_record(), standing, issued_on, total FROM became WHERE is_pressing(standing);
  RETURN NULL;
END $$;
CREATE FUNCTION "move_pressing_spells"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE pressing_spell spell SET until = greatest(moment_of_record(), spell.since)
  FROM was JOIN became ON became.merchant_id = was.merchant_id AND became.key = was.key
  WHERE is_pressing(was.standing) AND was.standing IS DISTINCT FROM became.standing
    AND spell.merchant_id = was.merchant_id AND spell.key = was.key AND spell.until IS NULL;
  INSERT INTO pressing_spell AS spell (merchant_id, key, since, standing, issued_on, total)
  SELECT became.merchant_id, became.key, moment_of_record(), became.standing, became.issued_on, became.total
  FROM became JOIN was ON was.merchant_id = became.merchant_id AND was.key = became.key
  WHERE is_pressing(became.standing) AND was.standing IS DISTINCT FROM became.standing
  ON CONFLICT (merchant_id, key, since) DO UPDATE SET standing = excluded.standing, until = NULL, issued_on = excluded.issued_on, total = excluded.total;
  RETURN NULL;
END $$;
CREATE TRIGGER "begin_pressing_spells" AFTER INSERT ON "issued_invoice" REFERENCING NEW TABLE AS became
  FOR EACH STATEMENT EXECUTE FUNCTION "begin_pressing_spells"();
CREATE TRIGGER "move_pressing_spells" AFTER UPDATE ON "issued_invoice" REFERENCING OLD TABLE AS was NEW TABLE AS became
  FOR EACH STATEMENT EXECUTE FUNCTION "move_pressing_spells"();
INSERT INTO "pressing_spell" (merchant_id, key, since, standing, issued_on, total)
SELECT merchant_id, key, recorded_at, standing, issued_on, total FROM "issued_invoice" WHERE standing IN ('MISSING', 'DIFFERS', 'TOO_LATE_REISSUE');
-- The missing list by risk (`server/missing/risk-order.ts`): month after month, in each the greatest sum first.
CREATE INDEX "issued_invoice_risk" ON "issued_invoice"
  ("merchant_id", ((extract(year FROM "issued_on") * 12 + extract(month FROM "issued_on"))::int), (-abs("total")), "key")
  WHERE "standing" IN ('MISSING', 'DIFFERS', 'TOO_LATE_REISSUE');
-- What was found in the last minute, of all merchants, and figures by their age.
CREATE INDEX "pressing_spell_since" ON "pressing_spell" USING brin ("since") WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX "sample_at" ON "sample" USING brin ("at") WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX "pressing_spell_of_day" ON "pressing_spell" ("merchant_id", "since", "until");

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['pressing_spell', 'issuing_finding', 'ledger_import', 'ledger_import_refusal', 'explained_gap', 'report', 'api_token']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY own_rows ON %I USING (merchant_id = (SELECT current_merchant())) WITH CHECK (merchant_id = (SELECT current_merchant()))', tenant_table);
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT USING ((SELECT reads_all_merchants()))', tenant_table);
  END LOOP;
END $$;
REVOKE DELETE ON "pressing_spell", "ledger_import", "ledger_import_refusal", "explained_gap", "report", "api_token", "incident", "incident_update", "alert" FROM buchuan_app;

ALTER TABLE "ledger_import" ADD CONSTRAINT "ledger_import_source" CHECK ("source" IN ('file', 'folder', 'api'));
ALTER TABLE "ledger_import" ADD CONSTRAINT "ledger_import_state" CHECK ("state" IN ('RUNNING', 'DONE', 'FAILED'));
ALTER TABLE "explained_gap" ADD CONSTRAINT "explained_gap_reason" CHECK ("reason" IN ('voided', 'unused', 'other-system'));
ALTER TABLE "run" ADD CONSTRAINT "run_outcome" CHECK ("outcome" IN ('done', 'failed', 'cancelled', 'died'));
ALTER TABLE "merchant" ADD CONSTRAINT "merchant_report_letters" CHECK ("report_letters" IN ('daily', 'monthly', 'none'));
ALTER TABLE "report" ADD CONSTRAINT "report_kind" CHECK ("kind" IN ('daily', 'monthly'));
ALTER TABLE "incident" ADD CONSTRAINT "incident_kind" CHECK ("kind" IN ('outage', 'maintenance', 'notice'));
ALTER TABLE "incident" ADD CONSTRAINT "incident_scope" CHECK ("scope" IN ('all', 'ways', 'merchants'));
ALTER TABLE "incident" ADD CONSTRAINT "incident_ends_after" CHECK ("ended_at" >= "began_at");

-- One alert of a rule and subject is open at a time.
CREATE UNIQUE INDEX "alert_one_open" ON "alert" ("rule", "subject") WHERE "recovered_at" IS NULL;
CREATE UNIQUE INDEX "recipient_token" ON "recipient" ("token_sha256") WHERE "token_sha256" IS NOT NULL;

-- Operators look for knocks by time, by trace id and by number, across all merchants.
CREATE INDEX "attempt_started" ON "attempt" ("started_at", "merchant_id", "submission_id", "number");
-- Those with a cause or a code are few; what came through never touches these two.
CREATE INDEX "attempt_cause" ON "attempt" ("cause", "started_at", "merchant_id", "submission_id", "number") WHERE "cause" IS NOT NULL;
CREATE INDEX "attempt_code" ON "attempt" ("reply_code", "started_at", "merchant_id", "submission_id", "number") WHERE "reply_code" IS NOT NULL;
CREATE INDEX "exchange_sent" ON "exchange" ("sent_at");
CREATE INDEX "exchange_trace" ON "exchange" USING hash ("trace_id");
CREATE INDEX "submission_of_invoice" ON "submission" ("invoice_key");
-- Gaps in the numbers of a series.
CREATE INDEX "issued_invoice_series" ON "issued_invoice" ("merchant_id", ("content"->>'code'), ("content"->>'number')) WHERE "content"->>'code' <> '';

-- An address subscribes to the status page once, however often it is typed.
CREATE UNIQUE INDEX "recipient_one_subscriber" ON "recipient" ("address")
  WHERE "merchant_id" = '00000000-0000-0000-0000-000000000000' AND "kinds" = '{incident}' AND "removed_at" IS NULL;

-- A buyer asks by the number alone, whoever issued it.
CREATE INDEX "issued_invoice_number" ON "issued_invoice" USING hash ("key");

-- Whoever was written to until now typed their own address while signed in.
UPDATE "recipient" SET "confirmed_at" = "created_at" WHERE "confirmed_at" IS NULL;
