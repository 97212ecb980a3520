import { z } from "zod";
import { yuanText } from "#domain/money.ts";
import { booksSchema } from "#sandbox/control/books-wire.ts";
import { inTransaction } from "#sandbox/database.ts";
import { faultPlanSchema } from "#sandbox/faults/fault.ts";
import type { Ledger } from "#sandbox/ledger.ts";
import { enterBooks } from "#sandbox/load-books.ts";
import { type Office, resetOffice } from "#sandbox/office.ts";
import { processUploads } from "#sandbox/process-uploads.ts";
import { settingsSchema } from "#sandbox/settings.ts";

/** Given the query and the parsed body, does it and says what came of it. */
export type Route = (office: Office, query: URLSearchParams, body: unknown) => unknown;

/** All of the control port, by method and path. */
export const routes: Readonly<Record<string, Route>> = {
  "GET /control/health": () => ({ ok: true }),
  "PUT /control/faults": (office, _query, body) => {
    office.deck.deal(faultPlanSchema.parse(body));
    return { faults: office.deck.list() };
  },
  "GET /control/faults": (office) => ({ faults: office.deck.list() }),
  "DELETE /control/faults": (office) => {
    office.deck.deal({ seed: 0, faults: [] });
    return { faults: [] };
  },
  "GET /control/effects": (office, query) => {
    processUploads(office);
    const { after, limit } = pageOf(query);
    return { effects: office.ledger.list(query.get("taxpayer") ?? "", after, limit).map(effectText) };
  },
  "GET /control/calls": (office, query) => {
    const { after, limit } = pageOf(query);
    return { calls: office.calls.list(query.get("service") ?? "", after, limit) };
  },
  "POST /control/books": (office, _query, body) => {
    const books = booksSchema.parse(body);
    return inTransaction(office.db, () => enterBooks(office.books, books));
  },
  "GET /control/clock": (office) => ({ now: office.clock.now() }),
  "POST /control/clock": (office, _query, body) => {
    turnClock(office, clockSchema.parse(body));
    processUploads(office);
    return { now: office.clock.now() };
  },
  "GET /control/settings": (office) => office.settings,
  "PUT /control/settings": (office, _query, body) => {
    office.settings = { ...office.settings, ...settingsSchema.partial().parse(body) };
    return office.settings;
  },
  "POST /control/reset": (office) => {
    resetOffice(office);
    return { ok: true };
  },
};

const clockSchema = z.strictObject({
  at: z.coerce.date().optional(),
  advanceMs: z.number().int().optional(),
  frozen: z.boolean().optional(),
});

function turnClock({ clock }: Office, { at, advanceMs, frozen }: z.infer<typeof clockSchema>): void {
  if (frozen === true) clock.freeze();
  if (frozen === false) clock.run();
  if (at) clock.set(at);
  if (advanceMs !== undefined) clock.advance(advanceMs);
}

function pageOf(query: URLSearchParams): { after: number; limit: number } {
  return { after: Number(query.get("after") ?? 0), limit: Number(query.get("limit") ?? 1_000_000) };
}

function effectText(effect: ReturnType<Ledger["list"]>[number]) {
  return { ...effect, amount: yuanText(effect.amount), tax: yuanText(effect.tax), total: yuanText(effect.total) };
}
