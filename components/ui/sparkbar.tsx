import type { Tone } from "./status-tone.ts";

export type SparkbarDay = {
  /** Said in the table twin: “11-22”. */
  label: string;
  /** Height of the bar. */
  value: number;
  /** The part of it, from the bottom, that is drawn in the tone. */
  part?: number;
};

type SparkbarProps = {
  caption: string;
  days: readonly SparkbarDay[];
  valueLabel: string;
  partLabel?: string;
  tone?: Tone;
};

const barWidth = 14;
const gap = 6;
const height = 56;

/** A row of small bars that says whether it is getting better; a table says the same to who cannot see it. */
export function Sparkbar({ caption, days, valueLabel, partLabel, tone = "missing" }: SparkbarProps) {
  const most = Math.max(1, ...days.map((day) => day.value));
  const width = days.length * (barWidth + gap) - gap;
  return (
    <figure data-tone={tone}>
      <svg aria-hidden width={width} height={height} viewBox={`0 0 ${width} ${height}`} className="max-w-full">
        {days.map((day, index) => (
          <Bar key={day.label} day={day} x={index * (barWidth + gap)} most={most} />
        ))}
      </svg>
      <table className="sr-only">
        <caption>{caption}</caption>
        <tbody>
          {days.map((day) => (
            <tr key={day.label}>
              <th scope="row">{day.label}</th>
              <td>{`${valueLabel} ${day.value}`}</td>
              {partLabel ? <td>{`${partLabel} ${day.part ?? 0}`}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

function Bar({ day, x, most }: { day: SparkbarDay; x: number; most: number }) {
  const whole = Math.max(2, (day.value / most) * height);
  const part = ((day.part ?? 0) / most) * height;
  return (
    <>
      <rect x={x} y={height - whole} width={barWidth} height={whole} rx={1.5} className="fill-line-strong" />
      {part > 0 ? (
        <rect
          x={x}
          y={height - Math.max(3, part)}
          width={barWidth}
          height={Math.max(3, part)}
          rx={1.5}
          className="fill-tone"
        />
      ) : null}
    </>
  );
}
