import { ChartFrame, type Series } from "./chart-frame.tsx";
import { Plot, plotHeight, plotWidth } from "./plot.tsx";

type LineChartProps = {
  title: string;
  axis: string;
  places: readonly string[];
  series: readonly Series[];
  format: (value: number) => string;
};

/** How a measure moves; the line breaks where nobody looked. */
export function LineChart({ title, axis, places, series, format }: LineChartProps) {
  const last = Math.max(1, places.length - 1);
  const values = series.flatMap((one) => one.values.filter((value) => value !== null));
  return (
    <ChartFrame title={title} axis={axis} places={places} series={series} format={format}>
      <Plot places={places} middleOf={(place) => place / last} greatest={Math.max(0, ...values)} format={format}>
        {(heightOf) =>
          series.map((one) => (
            <path
              key={one.name}
              data-tone={one.tone}
              d={pathOf(one, last, heightOf)}
              vectorEffect="non-scaling-stroke"
              strokeLinejoin="round"
              strokeLinecap="round"
              className="fill-none stroke-tone stroke-2"
            />
          ))
        }
      </Plot>
    </ChartFrame>
  );
}

/** A value alone between two gaps is a dot: a line of no length with round ends. */
function pathOf({ values }: Series, last: number, heightOf: (value: number) => number): string {
  return values
    .map((value, place) => {
      if (value === null) return "";
      const point = `${(place / last) * plotWidth} ${plotHeight - heightOf(value)}`;
      const goesOn = place > 0 && values[place - 1] !== null;
      return goesOn ? `L${point}` : `M${point}L${point}`;
    })
    .join("");
}
