/** A letter as it goes out. */
export type Outgoing = {
  /** The same for every attempt at the same letter: a mail server may drop the second by it. */
  readonly messageId: string;
  readonly address: string;
  readonly subject: string;
  readonly text: string;
  readonly writtenAt: Date;
  /** Where a mail program may end it with one POST (RFC 8058). */
  readonly unsubscribe?: string | null;
};

/**
 * What came of one attempt. `later`: it may not have arrived, and may if tried again; `never`: this address will not
 * take it. `why` is short and names nobody: `550`, `timeout`, `http-503`.
 */
export type Delivery =
  | { readonly kind: "delivered" }
  | { readonly kind: "later"; readonly why: string }
  | { readonly kind: "never"; readonly why: string };

export type Carrier = (letter: Outgoing) => Promise<Delivery>;
