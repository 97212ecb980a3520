import { apiPaths } from "#components/paths.ts";
import { UnreadableFile } from "#domain/unreadable-file.ts";
import type { ReceivedFile } from "#server/batches/receive-file.ts";

const always = { "cache-control": "no-store", "tus-resumable": "1.0.0" };

/** What became of a whole file: the batch, or what is wrong with it. */
export function receivedAnswer(received: ReceivedFile, headers: Record<string, string> = {}): Response {
  const status = "problem" in received ? 422 : received.again ? 200 : 201;
  return Response.json(received, { status, headers: { ...always, ...headers } });
}

/** Announced: where its pieces go, and how much of it is here. */
export function beginAnswer({ uploadId, received }: { uploadId: string; received: number }): Response {
  const headers = { ...always, location: apiPaths.upload(uploadId), "upload-offset": String(received) };
  return Response.json({ uploadId, received }, { status: 201, headers });
}

export function offsetHeaders({ received, size }: { received: number; size: number }): Record<string, string> {
  return { ...always, "upload-offset": String(received), "upload-length": String(size) };
}

/** A request that breaks the protocol, for whoever writes a script. */
export function malformed(what: string): Response {
  return Response.json({ malformed: what }, { status: 400, headers: always });
}

/** A file that cannot be taken is no fault and no refusal: it is the answer. */
export async function orProblem(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof UnreadableFile) return receivedAnswer({ problem: error.problem });
    throw error;
  }
}
