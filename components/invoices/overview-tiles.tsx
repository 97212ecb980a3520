import { classNames } from "#components/ui/class-names.ts";
import type { StatusLook } from "#components/ui/status-tone.ts";
import { Link } from "#i18n/navigation.ts";

export type OverviewTile = {
  label: string;
  count: number;
  /** One quiet line: “共 ¥12,345.00”, “较昨天少 3 张”. */
  note: string;
  /** The list behind the figure, already filtered. */
  href: string;
  look: StatusLook;
};

type OverviewTilesProps = {
  label: string;
  tiles: readonly OverviewTile[];
  /** Side by side on a wide screen; the phone shows two, 适老 mode one. */
  columns?: 2 | 4;
};

/** Counters that filter on a press: one strip with hairlines, not a wall of boxes. */
export function OverviewTiles({ label, tiles, columns = 4 }: OverviewTilesProps) {
  return (
    <ul
      aria-label={label}
      className={classNames(
        "grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line comfort:grid-cols-1",
        columns === 4 && "wide:grid-cols-4",
      )}
    >
      {tiles.map((tile) => (
        <li key={tile.label} className="bg-surface">
          <Tile {...tile} />
        </li>
      ))}
    </ul>
  );
}

function Tile({ label, count, note, href, look: { tone, Icon } }: OverviewTile) {
  return (
    <Link
      href={href}
      data-tone={count === 0 ? "neutral" : tone}
      className="block h-full px-4 py-4 hover:bg-canvas mid:px-5"
    >
      <span className="flex items-center gap-1.5">
        <Icon aria-hidden className="size-4 shrink-0 text-tone" />
        {label}
      </span>
      <span className={count === 0 ? "figures block text-xl text-ink-faint" : "figures block text-xl font-semibold"}>
        {count.toLocaleString("en-US")}
      </span>
      <span className="figures block text-xs text-ink-soft">{note}</span>
    </Link>
  );
}
