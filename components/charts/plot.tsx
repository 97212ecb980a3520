import type { ReactNode } from "react";
import { marksTo, spreadOver } from "./scale.ts";

/** The drawing's own units; the browser stretches them to the room there is, the letters beside it stay as they are. */
export const plotWidth = 1_000;
export const plotHeight = 200;

type PlotProps = {
  places: readonly string[];
  /** Where the middle of a place lies, from 0 to 1. */
  middleOf: (place: number) => number;
  greatest: number;
  /** Of what is counted. */
  whole?: boolean;
  format: (value: number) => string;
  /** Draws in `plotWidth` × `plotHeight`; `heightOf` says how high a value stands. */
  children: (heightOf: (value: number) => number) => ReactNode;
};

const mostLabels = 6;

/** Axis, marks and hairlines, drawn on the server: no script, no library, the same on a phone, in print and in the dark. */
export function Plot({ places, middleOf, greatest, whole = false, format, children }: PlotProps) {
  const marks = marksTo(greatest, whole);
  const top = marks.at(-1) ?? 1;
  return (
    <div className="grid grid-cols-[auto_1fr] gap-x-2 text-xs text-ink-faint">
      <div className="figures relative h-40 min-w-6 text-end">
        <span className="invisible">{format(top)}</span>
        {marks.map((mark) => (
          <span key={mark} className="absolute end-0 translate-y-1/2" style={{ bottom: `${(mark / top) * 100}%` }}>
            {format(mark)}
          </span>
        ))}
      </div>
      <svg
        viewBox={`0 0 ${plotWidth} ${plotHeight}`}
        preserveAspectRatio="none"
        className="h-40 w-full overflow-visible"
        aria-hidden
      >
        {marks.map((mark) => (
          <line
            key={mark}
            x1={0}
            x2={plotWidth}
            y1={plotHeight * (1 - mark / top)}
            y2={plotHeight * (1 - mark / top)}
            vectorEffect="non-scaling-stroke"
            className={mark === 0 ? "stroke-line-strong" : "stroke-line"}
          />
        ))}
        {children((value) => (value / top) * plotHeight)}
      </svg>
      <div className="relative col-start-2 mt-1 h-5">
        {spreadOver(places.length, mostLabels).map((place) => (
          <span
            key={place}
            className="absolute -translate-x-1/2 whitespace-nowrap"
            style={{ left: `${middleOf(place) * 100}%` }}
          >
            {places[place]}
          </span>
        ))}
      </div>
    </div>
  );
}
