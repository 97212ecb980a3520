import { yuanText } from "#domain/money.ts";
import { listMissing } from "#server/missing/list-missing.ts";
import { missingFilterSchema } from "#server/missing/missing-filter.ts";
import { apiRoute } from "../api-route.ts";

/** What is missing at the bureau, a page at a time: `next` of one answer is `after` of the next call. */
export const GET = apiRoute("missing:read", async (request, api) => {
  const { after = null, ...asked } = Object.fromEntries(request.nextUrl.searchParams);
  const filter = missingFilterSchema.parse(asked);
  const list = await listMissing(api, filter, after ? { after } : null, new Date());
  const items = list.rows.map((row) => ({
    key: row.key,
    kind: row.kind,
    issuedOn: row.issuedOn,
    buyer: { taxpayerId: row.buyerTaxpayerId, name: row.buyerName },
    amount: yuanText(row.amount),
    tax: yuanText(row.tax),
    total: yuanText(row.total),
    standing: row.standing,
    cause: row.cause,
    due: row.deadline.due,
    daysLeft: row.deadline.daysLeft,
    submission: row.last && { id: row.last.id, state: row.last.state },
  }));
  return Response.json({ items, next: list.after }, { headers: { "cache-control": "no-store" } });
});
