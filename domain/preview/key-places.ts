import type { InvoiceKey } from "../invoice.ts";

/** Where an invoice stood first in a file. */
export type FirstPlace = {
  readonly row: number;
  /** In fen; null where it could not be read. */
  readonly total: bigint | null;
  /** A later row has shown that it is only a part of its invoice. */
  readonly isSpread: boolean;
};

const unread = -(2n ** 63n);

/**
 * Rows by invoice key, exactly, in 29 bytes a slot whatever a key costs as text: a million rows are a normal day, and a
 * browser has to hold them.
 */
export class KeyPlaces {
  private size = 0;
  private slots = 1 << 12;
  private high = new Float64Array(this.slots);
  private low = new Float64Array(this.slots);
  private totals = new BigInt64Array(this.slots);
  private rows = new Int32Array(this.slots);
  private spread = new Uint8Array(this.slots);

  /** Where the key stood first; null where it has not been seen, and it is kept as standing here. */
  meet(key: InvoiceKey, row: number, total: bigint | null): FirstPlace | null {
    if (this.size * 2 >= this.slots) this.grow();
    const high = Number(key.slice(0, 10));
    const low = Number(key.slice(10));
    const slot = this.slotOf(high, low);
    const first = this.rows[slot] ?? 0;
    if (first > 0) {
      const known = this.totals[slot] ?? unread;
      return { row: first, total: known === unread ? null : known, isSpread: this.spread[slot] === 1 };
    }
    this.fill(slot, high, low, row, total ?? unread);
    return null;
  }

  /** From now on its first row is known to be only a part of the invoice. */
  markSpread(key: InvoiceKey): void {
    this.spread[this.slotOf(Number(key.slice(0, 10)), Number(key.slice(10)))] = 1;
  }

  private fill(slot: number, high: number, low: number, row: number, total: bigint): void {
    this.high[slot] = high;
    this.low[slot] = low;
    this.totals[slot] = total;
    this.rows[slot] = row;
    this.size++;
  }

  /** The key's own slot, or the empty one it would have. Keys are digits, so two numbers are the whole of one. */
  private slotOf(high: number, low: number): number {
    let slot = (Math.imul(high % 4_294_967_296, 0x9e3779b1) ^ Math.imul(low % 4_294_967_296, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (this.slots - 1);
    while (this.rows[slot] !== 0 && (this.high[slot] !== high || this.low[slot] !== low)) {
      slot = (slot + 1) & (this.slots - 1);
    }
    return slot;
  }

  private grow(): void {
    const { high, low, totals, rows, spread } = this;
    this.slots *= 2;
    this.size = 0;
    this.high = new Float64Array(this.slots);
    this.low = new Float64Array(this.slots);
    this.totals = new BigInt64Array(this.slots);
    this.rows = new Int32Array(this.slots);
    this.spread = new Uint8Array(this.slots);
    for (let old = 0; old < rows.length; old++) {
      if (rows[old] === 0) continue;
      const slot = this.slotOf(high[old] ?? 0, low[old] ?? 0);
      this.fill(slot, high[old] ?? 0, low[old] ?? 0, rows[old] ?? 0, totals[old] ?? unread);
      this.spread[slot] = spread[old] ?? 0;
    }
  }
}
