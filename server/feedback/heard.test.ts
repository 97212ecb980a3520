import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { publicContext } from "#server/context.ts";
import { db } from "#server/db.ts";
import { voteLimits } from "#server/feedback/limits.ts";
import { listAnswerComments } from "#server/feedback/list-answer-comments.ts";
import { listCureRates } from "#server/feedback/list-cure-rates.ts";
import { listFruitlessSearches, readSearchPlace } from "#server/feedback/list-fruitless-searches.ts";
import { noteFruitlessSearch } from "#server/feedback/note-fruitless-search.ts";
import { voteOnAnswer } from "#server/feedback/vote-on-answer.ts";
import { exampleClerk } from "#server/support/example-clerk.ts";

const now = new Date("2026-11-23T02:00:00Z");
const nextDay = new Date("2026-11-24T02:00:00Z");
const long = new Date(0);

const somewhere = () => publicContext(`test ${randomUUID()}`);
const aVote = (slug: string, solved = true, comment = "") => ({ slug, locale: "zh-CN", solved, comment });

test("one reader has one word for an answer and a day, and may change it; another day counts anew", async () => {
  const slug = `answer-${randomUUID()}`;
  const visitor = somewhere();
  const reader = await voteOnAnswer(visitor, aVote(slug, true), null, now);
  expect(await voteOnAnswer(visitor, aVote(slug, false), reader, now)).toBe(reader);
  expect(await rateOf(slug)).toMatchObject({ solved: 0, votes: 1 });
  await voteOnAnswer(somewhere(), aVote(slug, true), reader, now);
  expect(await rateOf(slug)).toMatchObject({ solved: 1, votes: 1 });
  await voteOnAnswer(visitor, aVote(slug, true), reader, nextDay);
  expect(await rateOf(slug)).toMatchObject({ solved: 2, votes: 2 });
});

test("a browser that keeps nothing, and one that makes its cookie up, are their place", async () => {
  const slug = `answer-${randomUUID()}`;
  const visitor = somewhere();
  await voteOnAnswer(visitor, aVote(slug), null, now);
  await voteOnAnswer(visitor, aVote(slug), "made up", now);
  await voteOnAnswer(visitor, aVote(slug), null, now);
  await voteOnAnswer(somewhere(), aVote(slug), null, now);
  expect(await rateOf(slug)).toMatchObject({ votes: 2 });
});

test("what is kept of a reader says nothing of what else they voted on", async () => {
  const [one, other] = [`answer-${randomUUID()}`, `answer-${randomUUID()}`];
  const reader = await voteOnAnswer(somewhere(), aVote(one), null, now);
  await voteOnAnswer(somewhere(), aVote(other), reader, now);
  const rows = await db().answerVote.findMany({ where: { slug: { in: [one, other] } } });
  expect(rows).toHaveLength(2);
  expect(Buffer.from(rows[0]?.reader ?? []).equals(Buffer.from(rows[1]?.reader ?? []))).toBe(false);
  expect(rows.map((row) => Buffer.from(row.reader).toString("base64url"))).not.toContain(reader);
});

test("a comment is kept without what names anybody, and a later word without one leaves it", async () => {
  const slug = `answer-${randomUUID()}`;
  const visitor = somewhere();
  const reader = await voteOnAnswer(visitor, aVote(slug, false, "票号 26117000001234567890 还是不行"), null, now);
  await voteOnAnswer(visitor, aVote(slug, false), reader, now);
  const { rows } = await listAnswerComments(await exampleClerk());
  expect(rows.find((row) => row.slug === slug)).toMatchObject({ comment: "票号 *** 还是不行", solved: false });
  expect(await rateOf(slug)).toMatchObject({ votes: 1, comments: 1 });
});

test("so many votes from one place and no more for now", async () => {
  const slug = `answer-${randomUUID()}`;
  const visitor = somewhere();
  for (let n = 0; n < voteLimits.here.points; n++) await voteOnAnswer(visitor, aVote(slug), null, now);
  await expect(voteOnAnswer(visitor, aVote(slug), null, now)).rejects.toMatchObject({
    kind: "too-much",
    code: "TOO_MANY_VOTES",
  });
});

test("the least helpful answer stands first, of equal ones that with more votes", async () => {
  const [good, bad, worse] = [`c-${randomUUID()}`, `b-${randomUUID()}`, `a-${randomUUID()}`];
  await votes(good, [true, true]);
  await votes(bad, [false]);
  await votes(worse, [false, false]);
  const rates = await listCureRates(await exampleClerk(), long);
  const slugs = rates.map(({ slug }) => slug).filter((slug) => [good, bad, worse].includes(slug));
  expect(slugs).toEqual([worse, bad, good]);
  expect(await listCureRates(await exampleClerk(), new Date("2099-01-01"))).toEqual([]);
});

test("what was searched for in vain is counted in one writing, masked, and the language apart", async () => {
  const word = randomUUID().replace(/\d|-/g, "");
  const typed = `${word} 怎么弄 26117000001234567890`;
  await noteFruitlessSearch(somewhere(), `  ${typed.toUpperCase()} `, "zh-CN", now);
  await noteFruitlessSearch(somewhere(), typed, "zh-CN", nextDay);
  await noteFruitlessSearch(somewhere(), typed, "en", now);
  await noteFruitlessSearch(somewhere(), "91110105MA09XX013J", "en", now);
  const rows = await db().fruitlessSearch.findMany({
    where: { query: { startsWith: word } },
    orderBy: { count: "desc" },
  });
  expect(rows).toMatchObject([
    { query: `${word} 怎么弄 ***`, locale: "zh-CN", count: 2, firstAt: now, lastAt: nextDay },
    { query: `${word} 怎么弄 ***`, locale: "en", count: 1 },
  ]);
  expect(await db().fruitlessSearch.count({ where: { query: { contains: "013J" } } })).toBe(0);
});

test("page after page the whole list, most often first, none twice", async () => {
  const word = randomUUID().replace(/\d|-/g, "");
  const rows = Array.from({ length: 60 }, (_, n) => ({
    locale: "zh-CN",
    query: `${word} ${"甲".repeat(n + 1)}`,
    count: 1 + (n % 7),
    firstAt: now,
    lastAt: now,
  }));
  await db().fruitlessSearch.createMany({ data: rows });
  const clerk = await exampleClerk();
  const seen: { id: string; count: number }[] = [];
  for (let place: string | null = ""; place !== null; ) {
    const page: Awaited<ReturnType<typeof listFruitlessSearches>> = await listFruitlessSearches(
      clerk,
      readSearchPlace(place),
    );
    seen.push(...page.rows);
    place = page.after;
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
  expect(seen.length).toBe(await db().fruitlessSearch.count());
  expect(seen.map(({ count }) => count)).toEqual(seen.map(({ count }) => count).toSorted((a, b) => b - a));
  expect(readSearchPlace("1;drop")).toBeNull();
});

async function rateOf(slug: string) {
  return (await listCureRates(await exampleClerk(), long)).find((rate) => rate.slug === slug);
}

async function votes(slug: string, solved: readonly boolean[]): Promise<void> {
  for (const one of solved) await voteOnAnswer(somewhere(), aVote(slug, one), null, now);
}
