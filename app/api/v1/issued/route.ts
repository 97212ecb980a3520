import { getTranslations } from "next-intl/server";
import { problemSentence } from "#components/batches/problem-words.ts";
import { issuedItem } from "#domain/issued-item.ts";
import type { Problem } from "#domain/problem.ts";
import { recordIssued } from "#server/ledger/record-issued.ts";
import { ApiProblem } from "../api-problem.ts";
import { apiRoute } from "../api-route.ts";
import { jsonBody } from "../json-body.ts";

const mostInvoices = 1_000;

/** Takes 1 to 1,000 issued invoices, each with an outcome of its own; the same again changes nothing. */
export const POST = apiRoute("issued:write", async (request, api, locale) => {
  const key = idempotencyKeyIn(request.headers);
  const said = invoicesIn(await jsonBody(request));
  const issued = said.map((one) => ({ ...issuedItem(one), said: one }));
  const { importId, counts, items } = await recordIssued(api, issued, { kind: "api" }, new Date());
  const t = await getTranslations({ locale });
  const told = (problem: Problem) => ({ ...problem, message: problemSentence(t, problem) });
  const answered = items.map(({ key, outcome, problems }, index) => {
    return { index, key, outcome, problems: problems.map(told) };
  });
  return Response.json(
    { deliveryId: importId, counts, items: answered },
    {
      headers: {
        "cache-control": "no-store",
        "content-language": locale,
        ...(key === null ? {} : { "idempotency-key": key }),
      },
    },
  );
});

/** Answered as it came: what makes a call safe to repeat is that the same invoice said again is `unchanged`. */
function idempotencyKeyIn(headers: Headers): string | null {
  const key = headers.get("idempotency-key");
  if (key !== null && !/^[\x21-\x7e]{1,255}$/.test(key)) throw new ApiProblem(422, "IDEMPOTENCY_KEY");
  return key;
}

function invoicesIn(body: unknown): readonly unknown[] {
  const invoices =
    typeof body === "object" && body !== null && Object.hasOwn(body, "invoices") && "invoices" in body
      ? body.invoices
      : null;
  if (!Array.isArray(invoices) || invoices.length === 0) throw new ApiProblem(422, "INVOICES_REQUIRED");
  if (invoices.length > mostInvoices)
    throw new ApiProblem(422, "TOO_MANY_INVOICES", { limit: String(mostInvoices), count: String(invoices.length) });
  return invoices;
}
