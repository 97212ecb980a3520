import type { StatusLook } from "./status-tone.ts";

export type Counter = {
  readonly id: string;
  readonly look: StatusLook;
  readonly name: string;
  readonly count: number;
  /** Said only where there are any. */
  readonly note: string;
};

/** How a whole parts into its outcomes, side by side; what never happened stands back. */
export function Counters({ label, counters }: { label: string; counters: readonly Counter[] }) {
  return (
    <ul
      aria-label={label}
      className="grid auto-cols-fr grid-flow-row gap-px overflow-hidden rounded-lg border border-line bg-line mid:grid-flow-col"
    >
      {counters.map(({ id, look: { tone, Icon }, name, count, note }) => (
        <li key={id} data-tone={count === 0 ? "neutral" : tone} className="bg-surface px-4 py-3">
          <span className="flex items-center gap-1.5">
            <Icon aria-hidden className="size-4 shrink-0 text-tone" />
            {name}
          </span>
          <span
            className={count === 0 ? "figures block text-lg text-ink-faint" : "figures block text-lg font-semibold"}
          >
            {count.toLocaleString("en-US")}
          </span>
          {count > 0 ? <span className="block text-xs text-ink-soft">{note}</span> : null}
        </li>
      ))}
    </ul>
  );
}
