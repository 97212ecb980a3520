-- CreateTable
CREATE TABLE "feedback" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "grade" INTEGER,
    "task" TEXT NOT NULL,
    "page" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "words" TEXT NOT NULL DEFAULT '',
    "codes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "cause" TEXT NOT NULL,
    "cause_by_hand" TEXT,
    "locale" TEXT NOT NULL,
    "release" TEXT NOT NULL,
    "account_id" UUID,
    "voice" BYTEA,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "phone" BYTEA,
    "state" TEXT NOT NULL,
    "due_on" DATE,
    "answered_at" TIMESTAMPTZ(3),
    "taken_by" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "result" TEXT,

    CONSTRAINT "feedback_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "feedback_step" (
    "merchant_id" UUID NOT NULL,
    "id" BIGSERIAL NOT NULL,
    "feedback_id" BIGINT NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "account_id" UUID NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "outcome" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "feedback_step_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "improvement" (
    "id" BIGSERIAL NOT NULL,
    "week" DATE NOT NULL,
    "cause" TEXT NOT NULL,
    "remedy" TEXT NOT NULL,
    "bad" INTEGER NOT NULL,
    "total" INTEGER NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "owner_id" UUID,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "done_on" DATE,

    CONSTRAINT "improvement_pkey" PRIMARY KEY ("id")
);

-- AlterTable
ALTER TABLE "letter" ADD COLUMN     "link" TEXT,
ADD COLUMN     "read_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE UNIQUE INDEX "feedback_merchant_id_voice_key" ON "feedback"("merchant_id", "voice");

-- CreateIndex
CREATE INDEX "feedback_step_merchant_id_feedback_id_idx" ON "feedback_step"("merchant_id", "feedback_id");

-- CreateIndex
CREATE UNIQUE INDEX "improvement_week_cause_key" ON "improvement"("week", "cause");

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['feedback', 'feedback_step']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY own_rows ON %I USING (merchant_id = (SELECT current_merchant())) WITH CHECK (merchant_id = (SELECT current_merchant()))', tenant_table);
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT USING ((SELECT reads_all_merchants()))', tenant_table);
  END LOOP;
END $$;
-- What was said and what was done about it stays; a step is written once.
REVOKE DELETE ON "feedback", "feedback_step", "improvement" FROM buchuan_app;
REVOKE UPDATE ON "feedback_step" FROM buchuan_app;

ALTER TABLE "feedback" ADD CONSTRAINT "feedback_kind" CHECK ("kind" IN ('grade', 'suggestion', 'complaint'));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_grade" CHECK (("kind" = 'grade') = ("grade" IS NOT NULL) AND "grade" BETWEEN 1 AND 5);
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_task" CHECK ("task" IN ('page', 'submission', 'batch', 'certificate'));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_state" CHECK ("state" IN ('kept', 'open', 'taken', 'closed'));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_result" CHECK (("state" = 'closed') = ("result" IS NOT NULL));
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_closed_without_phone" CHECK ("state" <> 'closed' OR "phone" IS NULL);
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_masked" CHECK ("words" !~ '[0-9]{6}' AND "page" !~ '[0-9]{6}' AND length("words") <= 1000);
ALTER TABLE "feedback_step" ADD CONSTRAINT "feedback_step_kind" CHECK ("kind" IN ('taken', 'classified', 'replied', 'called', 'closed'));
ALTER TABLE "improvement" ADD CONSTRAINT "improvement_state" CHECK ("state" IN ('proposed', 'accepted', 'declined', 'done'));
ALTER TABLE "improvement" ADD CONSTRAINT "improvement_remedy" CHECK ("remedy" IN ('faq', 'hint', 'fix'));

-- The queue of support, what is owed first; what was said in a span of time, whoever said it.
CREATE INDEX "feedback_waiting" ON "feedback" ("due_on", "id") WHERE "state" IN ('open', 'taken');
CREATE INDEX "feedback_by_id" ON "feedback" ("id");
CREATE INDEX "feedback_at" ON "feedback" ("at");

ALTER TABLE "letter" DROP CONSTRAINT "letter_channel";
ALTER TABLE "letter" ADD CONSTRAINT "letter_channel" CHECK ("channel" IN ('mail', 'wecom', 'inbox'));
-- The bell counts what nobody has read yet; the inbox lists one person's, the latest first.
CREATE INDEX "letter_unread" ON "letter" ("merchant_id", "address") WHERE "channel" = 'inbox' AND "read_at" IS NULL;
-- What became of the letters of the last week.
CREATE INDEX "letter_written" ON "letter" USING brin ("written_at") WITH (pages_per_range = 32, autosummarize = on);
CREATE INDEX "letter_inbox" ON "letter" ("merchant_id", "address", "id" DESC) WHERE "channel" = 'inbox';
