import { NextResponse } from "next/server";
import { route } from "#app/answer.ts";
import { visitorOfRequest } from "#server/session.ts";
import { newChallenge } from "#server/whereabouts/proof.ts";
import { countChallenge } from "#server/whereabouts/question-limits.ts";

/** A piece of work for the widget of /check. */
export const GET = route(async () => {
  const now = new Date();
  await countChallenge(await visitorOfRequest(), now);
  return NextResponse.json(await newChallenge(now), { headers: { "cache-control": "no-store" } });
});
