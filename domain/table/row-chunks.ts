type Rows = readonly (readonly string[])[];

/** Rows of cells as they come, some at a time. */
export type RowChunks = AsyncIterable<Rows> | Iterable<Rows>;
