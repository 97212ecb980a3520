import { expect, test } from "vitest";
import { pressingStandings } from "#domain/standing.ts";
import { acceptedStates, endedStates, openStates, submissionStates } from "#domain/submission.ts";
import { db } from "#server/db.ts";
import { acceptedInSql, openInSql, pressingInSql } from "#server/ledger/states-in-sql.ts";

test("the states as literals are those of the rules", () => {
  expect(quotedIn(openInSql.sql)).toEqual([...openStates].sort());
  expect(quotedIn(acceptedInSql.sql)).toEqual([...acceptedStates].sort());
});

test("the index that lets an invoice have one open submission knows every open state and no other", async () => {
  expect(quotedIn(await index("submission_one_open"))).toEqual([...openStates].sort());
});

test("what presses is what its index knows", async () => {
  expect(quotedIn(pressingInSql.sql)).toEqual([...pressingStandings].sort());
  expect(quotedIn(await index("issued_invoice_pressing"))).toEqual([...pressingStandings].sort());
});

test("the table knows every state, and which go on", async () => {
  expect(quotedIn(await constraint("submission_state"))).toEqual([...submissionStates].sort());
  expect(quotedIn(await constraint("submission_goes_on"))).toEqual([...endedStates, "NEEDS_SUPPORT"].sort());
});

async function index(name: string): Promise<string> {
  const [row] = await db().$queryRaw<
    { words: string }[]
  >`SELECT indexdef AS words FROM pg_indexes WHERE indexname = ${name}`;
  return row?.words ?? "";
}

async function constraint(name: string): Promise<string> {
  const [row] = await db().$queryRaw<{ words: string }[]>`
    SELECT pg_get_constraintdef(oid) AS words FROM pg_constraint WHERE conname = ${name}`;
  return row?.words ?? "";
}

function quotedIn(text: string): string[] {
  return [...text.matchAll(/'([A-Z_]+)'/g)].map(([, state = ""]) => state).sort();
}
