-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "merchant_id" UUID,
    "sign_in_name" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'zh-CN',
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "throttle" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "throttle_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "merchant_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subjects" TEXT[],
    "facts" JSONB NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("merchant_id","seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "merchant_id" UUID NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("merchant_id")
);

-- CreateTable
CREATE TABLE "batch" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "state" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_size" BIGINT NOT NULL,
    "account_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "read_to" INTEGER NOT NULL DEFAULT 0,
    "total_rows" INTEGER NOT NULL DEFAULT 0,
    "blank_rows" INTEGER NOT NULL DEFAULT 0,
    "encoding" TEXT,
    "header" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "problems" JSONB NOT NULL DEFAULT '[]',
    "submitted_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "total_fen" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "batch_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "batch_row" (
    "merchant_id" UUID NOT NULL,
    "batch_id" BIGINT NOT NULL,
    "row_number" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "cells" TEXT[],
    "invoice_key" TEXT,
    "content" JSONB,
    "total" BIGINT,
    "problems" JSONB,
    "repairs" JSONB,
    "duplicate_of" JSONB,
    "submission_id" BIGINT,

    CONSTRAINT "batch_row_pkey" PRIMARY KEY ("merchant_id","batch_id","row_number")
);

-- CreateTable
CREATE TABLE "issued_invoice" (
    "merchant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "buyer_taxpayer_id" TEXT NOT NULL,
    "buyer_name" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "tax" BIGINT NOT NULL,
    "total" BIGINT NOT NULL,
    "content" JSONB NOT NULL,
    "origin" TEXT NOT NULL,
    "transfer_words" TEXT NOT NULL DEFAULT '',
    "standing" TEXT NOT NULL,
    "cause" TEXT,
    "differences" JSONB,
    "explained_as" TEXT,
    "last_submission_id" BIGINT,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "issued_invoice_pkey" PRIMARY KEY ("merchant_id","key")
);

-- CreateTable
CREATE TABLE "held_invoice" (
    "merchant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "issued_on" DATE NOT NULL,
    "buyer_taxpayer_id" TEXT NOT NULL,
    "buyer_name" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "tax" BIGINT NOT NULL,
    "total" BIGINT NOT NULL,
    "status" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "held_invoice_pkey" PRIMARY KEY ("merchant_id","key")
);

-- CreateTable
CREATE TABLE "comparison" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "from_date" DATE NOT NULL,
    "to_date" DATE NOT NULL,
    "watermark" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "pulled" INTEGER NOT NULL DEFAULT 0,
    "counts" JSONB,

    CONSTRAINT "comparison_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "merchant" (
    "id" UUID NOT NULL,
    "taxpayer_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "district" TEXT NOT NULL,
    "bureau_complete_to" TIMESTAMPTZ(3),
    "compared_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "merchant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "connector" (
    "name" TEXT NOT NULL,
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_reason" TEXT,
    "last_answer_at" TIMESTAMPTZ(3),
    "last_failure_at" TIMESTAMPTZ(3),
    "last_failure" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "connector_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "run" (
    "id" BIGSERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "detail" JSONB,

    CONSTRAINT "run_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "beat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "worker_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "invoice_key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "state_since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "sends" INTEGER NOT NULL DEFAULT 0,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "maybe_arrived_at" TIMESTAMPTZ(3),
    "next_at" TIMESTAMPTZ(3),
    "queued_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "acceptance_number" TEXT,
    "held_reason" TEXT,
    "verdict_code" TEXT,
    "verdict_message" TEXT,
    "differences" JSONB,
    "warnings" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "origin" TEXT NOT NULL,
    "account_id" UUID,
    "batch_id" BIGINT,
    "row_number" INTEGER,
    "supersedes" BIGINT,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "merchant_id" UUID NOT NULL,
    "submission_id" BIGINT NOT NULL,
    "number" INTEGER NOT NULL,
    "knock" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "exchange_id" BIGINT,
    "reply_kind" TEXT,
    "reply_code" TEXT,
    "reply_message" TEXT,
    "times" INTEGER NOT NULL DEFAULT 1,
    "late" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("merchant_id","submission_id","number")
);

-- CreateTable
CREATE TABLE "exchange" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "connector" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "replied_at" TIMESTAMPTZ(3),
    "bureau_time" TIMESTAMPTZ(3),
    "status" INTEGER,
    "outcome" TEXT NOT NULL,
    "request_sha256" BYTEA NOT NULL,
    "request_body" BYTEA NOT NULL,
    "reply_headers" JSONB NOT NULL,
    "reply_body" BYTEA NOT NULL,

    CONSTRAINT "exchange_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "merchant_id" UUID NOT NULL,
    "submission_id" BIGINT NOT NULL,
    "invoice_key" TEXT NOT NULL,
    "acceptance_number" TEXT,
    "exchange_id" BIGINT NOT NULL,
    "sha256" BYTEA NOT NULL,
    "bureau_time" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("merchant_id","submission_id")
);

-- CreateTable
CREATE TABLE "support_note" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "account_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "support_note_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "support_view" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "account_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "support_view_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "account_sign_in_name_key" ON "account"("sign_in_name");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "batch_merchant_id_file_sha256_idx" ON "batch"("merchant_id", "file_sha256");

-- CreateIndex
CREATE UNIQUE INDEX "merchant_taxpayer_id_key" ON "merchant"("taxpayer_id");

-- CreateIndex
CREATE UNIQUE INDEX "run_name_slot_key" ON "run"("name", "slot");

-- CreateIndex
CREATE INDEX "submission_merchant_id_invoice_key_idx" ON "submission"("merchant_id", "invoice_key");

-- CreateIndex
CREATE INDEX "exchange_merchant_id_sent_at_idx" ON "exchange"("merchant_id", "sent_at");

-- CreateIndex
CREATE INDEX "receipt_merchant_id_received_at_submission_id_idx" ON "receipt"("merchant_id", "received_at" DESC, "submission_id" DESC);

-- CreateIndex
CREATE INDEX "support_view_account_id_idx" ON "support_view"("account_id");

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchant"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── By hand from here: what Prisma cannot express ─────────────────────────────────────────────

-- The missing list, its counts and its export.
CREATE INDEX "issued_invoice_pressing" ON "issued_invoice" ("merchant_id", "issued_on", "key") INCLUDE ("standing", "total")
  WHERE "standing" IN ('MISSING', 'DIFFERS', 'TOO_LATE_REISSUE');
CREATE INDEX "issued_invoice_not_yet_due" ON "issued_invoice" ("merchant_id", "issued_on") WHERE "standing" = 'NOT_YET_DUE';

-- An invoice has at most one open submission.
CREATE UNIQUE INDEX "submission_one_open" ON "submission" ("merchant_id", "invoice_key")
  WHERE "state" IN ('QUEUED', 'HELD', 'CHECKING', 'SENDING', 'PROCESSING', 'UNKNOWN', 'RETRY_WAIT', 'NEEDS_SUPPORT');
CREATE INDEX "submission_due" ON "submission" ("merchant_id", "state", "next_at") WHERE "next_at" IS NOT NULL;
CREATE INDEX "submission_of_batch" ON "submission" ("merchant_id", "batch_id", "state") WHERE "batch_id" IS NOT NULL;

CREATE INDEX "batch_row_to_look_at" ON "batch_row" ("merchant_id", "batch_id", "outcome", "row_number") WHERE "outcome" <> 'SUBMITTED';

ALTER TABLE "submission" ADD CONSTRAINT "submission_state" CHECK ("state" IN (
  'QUEUED', 'HELD', 'CHECKING', 'SENDING', 'PROCESSING', 'UNKNOWN', 'RETRY_WAIT', 'ACCEPTED', 'ACCEPTED_WITH_WARNINGS',
  'ACCEPTED_EARLIER', 'CONFLICT', 'REJECTED', 'NEEDS_SUPPORT', 'CANCELLED', 'EXPIRED_REISSUE'));
-- C3: an open submission always knows when it goes on.
ALTER TABLE "submission" ADD CONSTRAINT "submission_goes_on" CHECK (
  ("next_at" IS NULL) = ("state" IN ('ACCEPTED', 'ACCEPTED_WITH_WARNINGS', 'ACCEPTED_EARLIER', 'CONFLICT', 'REJECTED',
    'NEEDS_SUPPORT', 'CANCELLED', 'EXPIRED_REISSUE')));
ALTER TABLE "issued_invoice" ADD CONSTRAINT "issued_invoice_standing" CHECK ("standing" IN (
  'NOT_YET_DUE', 'MISSING', 'UPLOADING', 'AT_BUREAU', 'CONFIRMED_IN_PERIOD', 'DIFFERS', 'EXPLAINED', 'TOO_LATE_REISSUE'));
ALTER TABLE "issued_invoice" ADD CONSTRAINT "issued_invoice_sum" CHECK ("amount" + "tax" = "total");
ALTER TABLE "batch" ADD CONSTRAINT "batch_state" CHECK ("state" IN (
  'PARSING', 'REVIEW', 'RUNNING', 'DONE', 'DONE_WITH_FAILURES', 'CANCELLED', 'FAILED'));
ALTER TABLE "batch_row" ADD CONSTRAINT "batch_row_outcome" CHECK ("outcome" IN ('READY', 'NEEDS_FIX', 'DUPLICATE', 'SUBMITTED'));
ALTER TABLE "account" ADD CONSTRAINT "account_role" CHECK ("role" IN ('owner', 'clerk', 'support', 'operator'));
ALTER TABLE "account" ADD CONSTRAINT "account_merchant" CHECK (("merchant_id" IS NOT NULL) = ("role" IN ('owner', 'clerk')));

-- The second lock of every tenant (design §4): a transaction says for whom it works; nothing said, nothing seen.
CREATE FUNCTION "current_merchant"() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT nullif(current_setting('buchuan.merchant', true), '')::uuid $$;
CREATE FUNCTION "reads_all_merchants"() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(current_setting('buchuan.scope', true), '') = 'all' $$;

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['issued_invoice', 'held_invoice', 'comparison', 'submission', 'attempt', 'exchange', 'receipt',
    'batch', 'batch_row', 'audit_entry', 'audit_head', 'support_note', 'support_view']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY own_rows ON %I USING (merchant_id = current_merchant()) WITH CHECK (merchant_id = current_merchant())', tenant_table);
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT USING (reads_all_merchants())', tenant_table);
  END LOOP;
END $$;
ALTER TABLE "merchant" ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_row ON "merchant" USING ("id" = current_merchant()) WITH CHECK ("id" = current_merchant());
CREATE POLICY staff_read ON "merchant" FOR SELECT USING (reads_all_merchants());

-- Proof is written once.
REVOKE UPDATE, DELETE ON "audit_entry", "receipt", "exchange" FROM buchuan_app;
REVOKE DELETE ON "submission", "attempt", "issued_invoice", "audit_head", "merchant", "account" FROM buchuan_app;
