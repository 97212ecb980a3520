import { highlightRanges } from "./highlight-ranges.ts";

/** A text with what was searched for marked in it. */
export function Highlight({ text, typed }: { text: string; typed: string }) {
  let from = 0;
  const parts = highlightRanges(text, typed).map(({ start, end }) => {
    const part = (
      <span key={start}>
        {text.slice(from, start)}
        <mark className="rounded-sm bg-held-soft px-px text-inherit">{text.slice(start, end)}</mark>
      </span>
    );
    from = end;
    return part;
  });
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}
