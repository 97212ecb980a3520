/** What an upload may be, for browser and server alike. Kept before anything is read of a file (`docs/operations.md`). */
export const uploadLimits = {
  /** Of a whole file. */
  bytes: 64 * 1024 * 1024,
  /** Of a piece of it, unpacked. */
  pieceBytes: 8 * 1024 * 1024,
  /** Files of one merchant on their way at once. */
  openAtOnce: 5,
  /** Announced by one merchant within an hour, so that nobody fills the store with beginnings. */
  anHour: 120,
  /** Until then a file cut off can go on. */
  hours: 24,
} as const;
export type UploadLimits = { readonly [Name in keyof typeof uploadLimits]: number };
