export type Incoming = {
  /** The body as it comes in; stopping half-way does not break the connection. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Takes in what is left and keeps none of it: a browser reads an answer only when all is sent. */
  readonly drain: () => Promise<void>;
};

/** @param limit bytes beyond which nobody is waited for */
export function incomingOf(body: ReadableStream<Uint8Array> | null, limit: number): Incoming {
  const chunks = body?.values({ preventCancel: true });
  const next = async () => (await chunks?.next()) ?? ({ done: true, value: undefined } as const);
  return {
    bytes: { [Symbol.asyncIterator]: () => ({ next }) },
    drain: async () => {
      let left = limit;
      for (let chunk = await next(); !chunk.done && left > 0; chunk = await next()) left -= chunk.value.length;
    },
  };
}
