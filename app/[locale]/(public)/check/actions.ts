"use server";

import { randomUUID } from "node:crypto";
import { act, invalid } from "#app/answer.ts";
import { textOf } from "#app/text-of.ts";
import type { Asked } from "#components/check/question-form.tsx";
import type { PublicContext } from "#server/context.ts";
import { visitorOfRequest } from "#server/session.ts";
import { findWhereabouts } from "#server/whereabouts/find-whereabouts.ts";

export const askNow = act<PublicContext, Asked>(visitorOfRequest, async (visitor, form) => {
  const typed = {
    number: textOf(form, "number"),
    code: textOf(form, "code"),
    issuedOn: textOf(form, "issuedOn"),
    total: textOf(form, "total"),
  };
  const found = await findWhereabouts(visitor, typed, textOf(form, "proof"), new Date());
  if ("problems" in found) return invalid(found.problems, form);
  return { status: "done", whereabouts: found.whereabouts, nonce: randomUUID(), typed };
});
