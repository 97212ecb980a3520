/**
 * A CSV as a download, sent as its lines are taken: memory does not grow with it, and who goes away stops it.
 * @param name without its ending, in any script
 */
export function csvDownload(name: string, lines: Iterable<string> | AsyncIterable<string>): Response {
  return new Response(streamOf(lines), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="buchuan.csv"; filename*=UTF-8''${encodeURIComponent(`${name}.csv`)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

function streamOf(lines: Iterable<string> | AsyncIterable<string>): ReadableStream<Uint8Array> {
  const iterator = Symbol.asyncIterator in lines ? lines[Symbol.asyncIterator]() : lines[Symbol.iterator]();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await iterator.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
}
