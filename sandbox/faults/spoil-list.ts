import type { HeldRow } from "#sandbox/books.ts";
import type { Quirk } from "#sandbox/wire/knock.ts";

const yuan = 100n;

/** One page of a list as a bureau hands it out that is not to be trusted; as it is, without a quirk for lists. */
export function spoilList(page: readonly HeldRow[], quirks: ReadonlySet<Quirk>): readonly HeldRow[] {
  if (quirks.has("list-drop")) return page.filter((_, index) => index % 3 !== 0);
  if (quirks.has("list-double")) return page.flatMap((held) => [held, held]);
  if (quirks.has("list-shuffle")) return page.toReversed();
  if (quirks.has("list-falsify")) return page.map((held) => dearer(held, 10n * yuan));
  if (quirks.has("list-contradict")) return page.flatMap((held) => [held, dearer(held, yuan)]);
  return quirks.has("list-cut") ? page.slice(0, Math.floor(page.length / 2)) : page;
}

function dearer(held: HeldRow, fen: bigint): HeldRow {
  return { ...held, amount: held.amount + fen, total: held.total + fen };
}
