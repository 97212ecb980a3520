-- AlterTable
ALTER TABLE "session" ADD COLUMN "practice_id" UUID;

-- AlterTable
ALTER TABLE "merchant" ADD COLUMN "practice" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "practice" (
    "merchant_id" UUID NOT NULL,
    "practice_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "practice_pkey" PRIMARY KEY ("merchant_id","practice_id")
);

-- CreateTable
CREATE TABLE "lesson_done" (
    "merchant_id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "course" TEXT NOT NULL,
    "lesson" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lesson_done_pkey" PRIMARY KEY ("merchant_id","account_id","course","lesson")
);

-- CreateTable
CREATE TABLE "course_test" (
    "merchant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "course" TEXT NOT NULL,
    "questions" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "answers" INTEGER[],
    "right_count" INTEGER,
    "passed" BOOLEAN,
    "graded_at" TIMESTAMPTZ(3),

    CONSTRAINT "course_test_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "course_certificate" (
    "merchant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "course" TEXT NOT NULL,
    "test_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "course_certificate_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "board_author" (
    "merchant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "chosen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "board_author_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "board_post" (
    "id" BIGSERIAL NOT NULL,
    "question_id" BIGINT,
    "author_id" UUID NOT NULL,
    "display_name" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "held_because" TEXT[],
    "posted_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "reason" TEXT NOT NULL DEFAULT '',
    "accepted_id" BIGINT,
    "accepted_at" TIMESTAMPTZ(3),

    CONSTRAINT "board_post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "board_report" (
    "merchant_id" UUID NOT NULL,
    "post_id" BIGINT NOT NULL,
    "account_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "board_report_pkey" PRIMARY KEY ("merchant_id","post_id","account_id")
);

-- CreateTable
CREATE TABLE "board_proposal" (
    "answer_id" BIGINT NOT NULL,
    "proposed_by" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'open',
    "settled_by" UUID,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "board_proposal_pkey" PRIMARY KEY ("answer_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "practice_practice_id_key" ON "practice"("practice_id");

-- CreateIndex
CREATE INDEX "course_test_merchant_id_account_id_course_started_at_idx" ON "course_test"("merchant_id", "account_id", "course", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "course_certificate_code_key" ON "course_certificate"("code");

-- CreateIndex
CREATE UNIQUE INDEX "course_certificate_merchant_id_account_id_course_key" ON "course_certificate"("merchant_id", "account_id", "course");

-- CreateIndex
CREATE UNIQUE INDEX "board_author_id_key" ON "board_author"("id");

-- CreateIndex
CREATE UNIQUE INDEX "board_author_account_id_key" ON "board_author"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "board_author_display_name_key" ON "board_author"("display_name");

-- CreateIndex
CREATE INDEX "board_post_question_id_id_idx" ON "board_post"("question_id", "id");

-- CreateIndex
CREATE INDEX "board_post_author_id_idx" ON "board_post"("author_id");

-- CreateIndex
CREATE INDEX "board_report_post_id_idx" ON "board_report"("post_id");

-- One practice merchant at a time for each person; the shown questions, the newest first; what staff have to decide.
CREATE UNIQUE INDEX "practice_open" ON "practice" ("merchant_id", "account_id") WHERE "ended_at" IS NULL;
CREATE INDEX "board_question_shown" ON "board_post" ("id") WHERE "question_id" IS NULL AND "state" = 'shown';
CREATE INDEX "board_post_held" ON "board_post" ("id") WHERE "state" = 'held';

-- A practice merchant is known by its id alone, so that every policy knows it without asking another table. The id, the
-- mark and the one way go together, and no session can be switched to any other merchant.
ALTER TABLE "merchant" ADD CONSTRAINT "merchant_practice_apart"
  CHECK ("practice" = ("id" >= 'ffffffff-0000-0000-0000-000000000000'::uuid) AND "practice" = ("ways" = ARRAY['practice']));
ALTER TABLE "session" ADD CONSTRAINT "session_practice_only"
  CHECK ("practice_id" >= 'ffffffff-0000-0000-0000-000000000000'::uuid);
ALTER TABLE "practice" ADD CONSTRAINT "practice_of_somebody_real"
  CHECK ("practice_id" >= 'ffffffff-0000-0000-0000-000000000000'::uuid AND "merchant_id" < 'ffffffff-0000-0000-0000-000000000000'::uuid);

DO $$
DECLARE
  tenant_table text;
BEGIN
  FOREACH tenant_table IN ARRAY ARRAY['practice', 'lesson_done', 'course_test', 'course_certificate', 'board_author', 'board_report']
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', tenant_table);
    EXECUTE format('CREATE POLICY own_rows ON %I USING (merchant_id = (SELECT current_merchant())) WITH CHECK (merchant_id = (SELECT current_merchant()))', tenant_table);
    EXECUTE format('CREATE POLICY staff_read ON %I FOR SELECT USING ((SELECT reads_all_merchants()))', tenant_table);
  END LOOP;
END $$;

-- What is shown, everybody reads; what is held or hidden, only its author's merchant and staff; written it is by the former.
ALTER TABLE "board_post" ENABLE ROW LEVEL SECURITY;
CREATE POLICY shown_to_all ON "board_post" FOR SELECT USING ("state" = 'shown');
CREATE POLICY own_posts ON "board_post"
  USING ("author_id" IN (SELECT author.id FROM "board_author" author WHERE author.merchant_id = (SELECT current_merchant())))
  WITH CHECK ("author_id" IN (SELECT author.id FROM "board_author" author WHERE author.merchant_id = (SELECT current_merchant())));
CREATE POLICY staff_read ON "board_post" FOR SELECT USING ((SELECT reads_all_merchants()));

-- Whoever looks across merchants sees none that only practises: not the house's figures, reports, alerts, not support, not
-- the public checks. `work` is the worker in search of what is due, practice included.
CREATE FUNCTION "reads_practice"() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(current_setting('buchuan.scope', true), '') = 'work' $$;
CREATE OR REPLACE FUNCTION "reads_all_merchants"() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT coalesce(current_setting('buchuan.scope', true), '') IN ('all', 'work') $$;
DO $$
DECLARE
  reading record;
BEGIN
  FOR reading IN
    SELECT policy.tablename, policy.qual, CASE policy.tablename WHEN 'merchant' THEN 'id' ELSE 'merchant_id' END AS tenant
    FROM pg_policies policy
    WHERE policy.schemaname = current_schema() AND policy.policyname = 'staff_read' AND policy.tablename <> 'board_post'
  LOOP
    EXECUTE format(
      'ALTER POLICY staff_read ON %I USING ((%s) AND (%I < ''ffffffff-0000-0000-0000-000000000000''::uuid OR (SELECT reads_practice())))',
      reading.tablename, reading.qual, reading.tenant);
  END LOOP;
END $$;

ALTER TABLE "course_test" ADD CONSTRAINT "course_test_graded_whole"
  CHECK (("graded_at" IS NULL) = ("passed" IS NULL) AND ("graded_at" IS NULL) = ("right_count" IS NULL));
ALTER TABLE "board_author" ADD CONSTRAINT "board_author_name_short" CHECK (length("display_name") BETWEEN 2 AND 20);
ALTER TABLE "board_post" ADD CONSTRAINT "board_post_state" CHECK ("state" IN ('held', 'shown', 'hidden'));
ALTER TABLE "board_post" ADD CONSTRAINT "board_post_short"
  CHECK (length("text") BETWEEN 1 AND 2000 AND length("title") <= 80 AND length("reason") <= 200);
ALTER TABLE "board_post" ADD CONSTRAINT "board_post_question_titled" CHECK (("question_id" IS NULL) = ("title" <> ''));
ALTER TABLE "board_report" ADD CONSTRAINT "board_report_short" CHECK (length("reason") <= 200);
ALTER TABLE "board_proposal" ADD CONSTRAINT "board_proposal_state" CHECK ("state" IN ('open', 'taken-over', 'declined'));
REVOKE DELETE ON "practice", "course_test", "course_certificate", "board_author", "board_post", "board_report", "board_proposal" FROM buchuan_app;
REVOKE UPDATE ON "course_certificate", "board_author", "board_report" FROM buchuan_app;
REVOKE UPDATE ON "lesson_done" FROM buchuan_app;
