-- CreateTable
CREATE TABLE "assist_code" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "account_id" UUID NOT NULL,
    "sign_in_id" UUID NOT NULL,
    "code_hmac" BYTEA NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "assist_code_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "assist_session" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "code_id" BIGINT NOT NULL,
    "consent_by" UUID NOT NULL,
    "sign_in_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "view_id" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "ended_as" TEXT,
    "merchant_page" TEXT,
    "merchant_seen_at" TIMESTAMPTZ(3),
    "staff_page" TEXT,
    "staff_seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "assist_session_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "assist_mark" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "session_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "target" TEXT NOT NULL DEFAULT '',
    "subject" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "gone_at" TIMESTAMPTZ(3),
    "gone_as" TEXT,

    CONSTRAINT "assist_mark_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "assist_pin" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "session_id" BIGINT NOT NULL,
    "account_id" UUID NOT NULL,
    "invoice_key" TEXT,
    "batch_id" BIGINT,
    "row_number" INTEGER,
    "field" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL,
    "pinned_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_as" TEXT,

    CONSTRAINT "assist_pin_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "assist_correction" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "session_id" BIGINT NOT NULL,
    "account_id" UUID NOT NULL,
    "invoice_key" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "closed_as" TEXT,

    CONSTRAINT "assist_correction_pkey" PRIMARY KEY ("merchant_id","id")
);

-- A code leads to one merchant: of those given and not yet over, no two of a day are alike.
CREATE UNIQUE INDEX "assist_code_live" ON "assist_code" ("code_hmac", (("expires_at" AT TIME ZONE 'Asia/Shanghai')::date))
  WHERE "used_at" IS NULL AND "withdrawn_at" IS NULL;
-- One at a time: both look at the same screen, a third would only confuse.
CREATE UNIQUE INDEX "assist_session_one_open" ON "assist_session" ("merchant_id") WHERE "ended_at" IS NULL;
CREATE INDEX "assist_session_of_clerk" ON "assist_session" ("account_id") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "assist_mark_one_shown" ON "assist_mark" ("merchant_id", "session_id", "kind") WHERE "gone_at" IS NULL;
CREATE INDEX "assist_pin_waits" ON "assist_pin" ("merchant_id") WHERE "closed_at" IS NULL;
CREATE INDEX "assist_correction_waits" ON "assist_correction" ("merchant_id") WHERE "closed_at" IS NULL;
-- What was done in a session is read from the chain.
CREATE INDEX "audit_entry_of_assist" ON "audit_entry" USING gin ("subjects") WHERE "subject_kind" = 'assist';

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['assist_code', 'assist_session', 'assist_mark', 'assist_pin', 'assist_correction']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY own_rows ON %I USING (merchant_id = (SELECT current_merchant())) WITH CHECK (merchant_id = (SELECT current_merchant()))', tenant_table);
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT USING ((SELECT reads_all_merchants()))', tenant_table);
  END LOOP;
END $$;
REVOKE DELETE ON "assist_code", "assist_session", "assist_mark", "assist_pin", "assist_correction" FROM buchuan_app;

ALTER TABLE "assist_session" ADD CONSTRAINT "assist_session_an_hour" CHECK ("expires_at" <= "started_at" + interval '1 hour');
ALTER TABLE "assist_session" ADD CONSTRAINT "assist_session_ended_as" CHECK (
  ("ended_at" IS NULL) = ("ended_as" IS NULL) AND "ended_as" IN ('merchant', 'withdrawn', 'signed-out', 'support', 'expired'));
ALTER TABLE "assist_mark" ADD CONSTRAINT "assist_mark_kind" CHECK ("kind" IN ('look', 'lead') AND ("kind" = 'look') = ("target" <> ''));
ALTER TABLE "assist_mark" ADD CONSTRAINT "assist_mark_gone_as" CHECK (("gone_at" IS NULL) = ("gone_as" IS NULL) AND "gone_as" IN ('replaced', 'seen', 'ended'));
ALTER TABLE "assist_pin" ADD CONSTRAINT "assist_pin_at" CHECK (
  ("invoice_key" IS NULL) <> ("batch_id" IS NULL) AND ("batch_id" IS NULL) = ("row_number" IS NULL));
ALTER TABLE "assist_pin" ADD CONSTRAINT "assist_pin_closed_as" CHECK (("closed_at" IS NULL) = ("closed_as" IS NULL) AND "closed_as" IN ('done', 'removed'));
ALTER TABLE "assist_correction" ADD CONSTRAINT "assist_correction_closed_as" CHECK (
  ("closed_at" IS NULL) = ("closed_as" IS NULL) AND "closed_as" IN ('accepted', 'declined', 'removed'));
ALTER TABLE "assist_mark" ADD CONSTRAINT "assist_mark_short" CHECK (length("words") <= 200);
ALTER TABLE "assist_pin" ADD CONSTRAINT "assist_pin_short" CHECK (length("words") BETWEEN 1 AND 200);
ALTER TABLE "assist_correction" ADD CONSTRAINT "assist_correction_short" CHECK (length("words") <= 200);
