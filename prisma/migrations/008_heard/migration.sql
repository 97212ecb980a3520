-- CreateTable
CREATE TABLE "answer_vote" (
    "id" BIGSERIAL NOT NULL,
    "slug" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "reader" BYTEA NOT NULL,
    "solved" BOOLEAN NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "answer_vote_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fruitless_search" (
    "id" BIGSERIAL NOT NULL,
    "locale" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "fruitless_search_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "answer_vote_slug_day_reader_key" ON "answer_vote"("slug", "day", "reader");

-- CreateIndex
CREATE UNIQUE INDEX "fruitless_search_locale_query_key" ON "fruitless_search"("locale", "query");

-- What is asked most in vain, most first; what readers wrote, the latest first.
CREATE INDEX "fruitless_search_by_count" ON "fruitless_search" ("count" DESC, "id" DESC);
CREATE INDEX "answer_vote_with_comment" ON "answer_vote" ("id") WHERE "comment" <> '';

ALTER TABLE "answer_vote" ADD CONSTRAINT "answer_vote_comment_short" CHECK (length("comment") <= 500);
ALTER TABLE "fruitless_search" ADD CONSTRAINT "fruitless_search_short" CHECK (length("query") BETWEEN 1 AND 100);
ALTER TABLE "fruitless_search" ADD CONSTRAINT "fruitless_search_masked" CHECK ("query" !~ '\d{6}');
REVOKE DELETE ON "answer_vote", "fruitless_search" FROM buchuan_app;
