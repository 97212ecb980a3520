import { ChartFrame, type Series } from "./chart-frame.tsx";
import { Plot, plotHeight, plotWidth } from "./plot.tsx";

type ColumnChartProps = {
  title: string;
  axis: string;
  places: readonly string[];
  /** Stacked in this order, the first at the bottom. */
  series: readonly Series[];
  format: (value: number) => string;
};

/** How many in each hour or on each day, by kind. */
export function ColumnChart({ title, axis, places, series, format }: ColumnChartProps) {
  const width = plotWidth / Math.max(1, places.length);
  const sums = places.map((_, place) => series.reduce((sum, { values }) => sum + (values[place] ?? 0), 0));
  return (
    <ChartFrame title={title} axis={axis} places={places} series={series} format={format}>
      <Plot
        places={places}
        middleOf={(place) => (place + 0.5) / places.length}
        greatest={Math.max(0, ...sums)}
        whole
        format={format}
      >
        {(heightOf) =>
          series.map(({ name, tone }, index) => (
            <g key={name} data-tone={tone} className="fill-tone">
              {places.map((label, place) => {
                const value = series[index]?.values[place] ?? 0;
                const below = heightOf(valueBelow(series, index, place));
                return value > 0 ? (
                  <rect
                    key={label}
                    x={place * width + width * 0.1}
                    width={width * 0.8}
                    y={plotHeight - below - heightOf(value)}
                    height={heightOf(value)}
                  />
                ) : null;
              })}
            </g>
          ))
        }
      </Plot>
    </ChartFrame>
  );
}

function valueBelow(series: readonly Series[], index: number, place: number): number {
  return series.slice(0, index).reduce((sum, { values }) => sum + (values[place] ?? 0), 0);
}
