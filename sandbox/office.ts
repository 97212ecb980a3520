import type { DatabaseSync } from "node:sqlite";
import type { BaiwangAccount } from "#sandbox/baiwang/account.ts";
import { openTokens, type Tokens } from "#sandbox/baiwang/tokens.ts";
import { type Books, openBooks } from "#sandbox/books.ts";
import { type Calls, openCalls } from "#sandbox/calls.ts";
import type { Clock } from "#sandbox/clock.ts";
import { emptyDatabase, openDatabase } from "#sandbox/database.ts";
import { createDeck, type Deck } from "#sandbox/faults/deck.ts";
import { type Ledger, openLedger } from "#sandbox/ledger.ts";
import { type Lists, openLists } from "#sandbox/lists.ts";
import { defaultSettings, type Settings } from "#sandbox/settings.ts";
import { openUploads, type Uploads } from "#sandbox/uploads.ts";

/** Everything behind the counter of the stand-in bureau. */
export type Office = {
  readonly db: DatabaseSync;
  readonly clock: Clock;
  readonly sm4Key: Buffer;
  readonly baiwang: BaiwangAccount;
  readonly books: Books;
  readonly ledger: Ledger;
  readonly calls: Calls;
  readonly tokens: Tokens;
  readonly uploads: Uploads;
  readonly lists: Lists;
  readonly deck: Deck;
  settings: Settings;
  seed: number;
};

export type OfficeOptions = {
  readonly dir: string;
  readonly sm4Key: string;
  readonly baiwang: BaiwangAccount;
  readonly seed: number;
  readonly clock: Clock;
  readonly settings: Partial<Settings>;
};

export function openOffice({ dir, sm4Key, settings, ...given }: OfficeOptions): Office {
  const db = openDatabase(dir);
  return {
    ...given,
    db,
    sm4Key: Buffer.from(sm4Key, "hex"),
    books: openBooks(db),
    ledger: openLedger(db),
    calls: openCalls(db),
    tokens: openTokens(db),
    uploads: openUploads(db),
    lists: openLists(db),
    deck: createDeck(),
    settings: { ...defaultSettings, ...settings },
  };
}

/** A bureau before its first day: no books, no ledger, no faults, its own time and pace. */
export function resetOffice(office: Office, seed = office.seed): void {
  emptyDatabase(office.db);
  office.deck.deal(seed, []);
  office.clock.reset();
  office.settings = defaultSettings;
  office.seed = seed;
}
