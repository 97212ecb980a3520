import { type BookEntry, type Books, type Confirmation, openBooks, type Taxpayer } from "#sandbox/books.ts";
import { emptyDatabase, inTransaction, openDatabase } from "#sandbox/database.ts";

/** What a bureau knows before anybody calls. */
export type BooksToLoad = {
  readonly taxpayers?: Iterable<Taxpayer>;
  readonly held?: Iterable<BookEntry>;
  readonly confirmations?: Iterable<Confirmation>;
};

export type Loaded = { readonly taxpayers: number; readonly held: number; readonly confirmations: number };

/**
 * Fills the sandbox's file before it starts: one transaction, 62,000 invoices in about a second.
 * @param dir what SANDBOX_DIR will be
 * @param fresh forgets what was there before, the ledger of effects included
 */
export function loadBooks(dir: string, books: BooksToLoad, { fresh = false } = {}): Loaded {
  const db = openDatabase(dir);
  try {
    if (fresh) emptyDatabase(db);
    return inTransaction(db, () => enterBooks(openBooks(db), books));
  } finally {
    db.close();
  }
}

/** Enters books into an open sandbox; what is there is replaced, but a taxpayer keeps what it used of its credit. */
export function enterBooks(into: Books, books: BooksToLoad): Loaded {
  return {
    taxpayers: enterAll(books.taxpayers, into.enrol),
    held: enterAll(books.held, into.load),
    confirmations: enterAll(books.confirmations, into.confirm),
  };
}

function enterAll<T>(entries: Iterable<T> | undefined, enter: (entry: T) => void): number {
  let entered = 0;
  for (const entry of entries ?? []) {
    enter(entry);
    entered++;
  }
  return entered;
}
