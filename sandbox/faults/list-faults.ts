/** How a page of the bureau's list may be wrong. */
export const listFaults = [
  "list-drop",
  "list-double",
  "list-shuffle",
  "list-falsify",
  "list-contradict",
  "list-cut",
  "list-late",
] as const;
export type ListFault = (typeof listFaults)[number];
