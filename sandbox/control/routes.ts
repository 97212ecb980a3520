import { z } from "zod";
import { type Fen, yuanText } from "#domain/money.ts";
import { booksSchema } from "#sandbox/control/books-wire.ts";
import { inTransaction } from "#sandbox/database.ts";
import { faultPlanSchema } from "#sandbox/faults/fault.ts";
import { processUploads } from "#sandbox/judging/process-uploads.ts";
import { enterBooks } from "#sandbox/load-books.ts";
import { type Office, resetOffice } from "#sandbox/office.ts";
import { settingsSchema } from "#sandbox/settings.ts";
import type { Upload, Wire } from "#sandbox/uploads.ts";

/** Given the query and the parsed body, does it and says what came of it. */
export type Route = (office: Office, query: URLSearchParams, body: unknown) => unknown;

/** All of the control port, by method and path. */
export const routes: Readonly<Record<string, Route>> = {
  "GET /control/health": (office) => ({ ok: true, seed: office.seed, now: office.clock.now() }),
  "PUT /control/faults": (office, query, body) => {
    const { seed = office.seed, faults } = faultPlanSchema.parse(body);
    office.deck.deal(seed, faults, connectorIn(query));
    return { faults: office.deck.list() };
  },
  "POST /control/faults": (office, _query, body) => {
    const { seed = office.seed, faults } = faultPlanSchema.parse(body);
    office.deck.add(seed, faults);
    return { faults: office.deck.list() };
  },
  "GET /control/faults": (office) => ({ faults: office.deck.list() }),
  "DELETE /control/faults": (office, query) => {
    const taxpayer = query.get("taxpayer");
    if (taxpayer) office.deck.lift(taxpayer);
    else office.deck.deal(office.seed, [], connectorIn(query));
    return { faults: office.deck.list() };
  },
  "GET /control/effects": (office, query) => {
    processUploads(office);
    const { taxpayer, after, limit } = pageSchema.parse(Object.fromEntries(query));
    return { effects: office.ledger.list(taxpayer, after, limit).map(yuanIn) };
  },
  "GET /control/uploads": (office, query) => {
    processUploads(office);
    const { taxpayer, after, limit } = pageSchema.parse(Object.fromEntries(query));
    return { uploads: office.uploads.list(taxpayer, after, limit).map((upload) => uploadText(office, upload)) };
  },
  "GET /control/calls": (office, query) => {
    const { service, after, limit } = callsSchema.parse(Object.fromEntries(query));
    return { calls: office.calls.list(service, after, limit) };
  },
  "GET /control/books": (office, query) => {
    processUploads(office);
    const { taxpayer, after, limit } = booksPageSchema.parse(Object.fromEntries(query));
    return { held: office.books.list(taxpayer, after, limit).map(yuanIn) };
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
  "DELETE /control/tokens": (office) => ({ forgotten: office.tokens.forget() }),
  "POST /control/reset": (office, _query, body) => {
    resetOffice(office, resetSchema.parse(body).seed);
    return { ok: true, seed: office.seed };
  },
};

const resetSchema = z.strictObject({ seed: z.number().int().optional() });
const connectorSchema = z.enum(["leqi", "baiwang"]).optional();

/** Undefined where the query names none: both. */
function connectorIn(query: URLSearchParams): Wire | undefined {
  return connectorSchema.parse(query.get("connector") ?? undefined);
}

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

const limit = z.coerce.number().int().min(0).default(1_000_000);
const after = z.coerce.number().int().min(0).default(0);
/** `after`: the id of an effect, the call of an upload. */
const pageSchema = z.strictObject({ taxpayer: z.string().default(""), after, limit });
const callsSchema = z.strictObject({ service: z.string().default(""), after, limit });
/** `after`: a key. */
const booksPageSchema = z.strictObject({ taxpayer: z.string().default(""), after: z.string().default(""), limit });

function yuanIn<T extends { amount: Fen; tax: Fen; total: Fen }>(entry: T) {
  return { ...entry, amount: yuanText(entry.amount), tax: yuanText(entry.tax), total: yuanText(entry.total) };
}

function uploadText(office: Office, upload: Upload) {
  const items = office.uploads.items(upload.number).map(({ key, status, message }) => ({ key, status, message }));
  return { ...upload, items };
}
