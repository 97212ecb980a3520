import type { Place } from "./selection.ts";

/** What a person does in a row; the same functions for every row and every time. */
export type LineEvents = {
  readonly onSelect: (place: Place, isStretched: boolean) => void;
  readonly onStretch: (place: Place) => void;
  readonly onSelectRow: (index: number, isStretched: boolean) => void;
  readonly onType: (text: string) => void;
  readonly onLeave: () => void;
};
