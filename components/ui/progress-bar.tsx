import { classNames } from "./class-names.ts";

type ProgressBarProps = {
  label: string;
  /** How far, out of `total`. */
  value: number;
  total: number;
  /** What it means in words, read out as it changes: “已完成 1,284 / 5,000 行”. */
  text: string;
  /** Shown above the bar. Off where the words already stand beside it. */
  showText?: boolean;
};

export function ProgressBar({ label, value, total, text, showText = true }: ProgressBarProps) {
  const share = total === 0 ? 0 : Math.min(1, value / total);
  return (
    <div className="grid gap-1.5">
      <p aria-live="polite" className={classNames("figures", !showText && "sr-only")}>
        {text}
      </p>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={value}
        aria-valuetext={text}
        className="h-2 overflow-hidden rounded-sm bg-sunken"
      >
        <div
          data-meter
          className="h-full origin-left rounded-sm bg-accent transition-[width] duration-500"
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
