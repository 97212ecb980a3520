import { route } from "#app/answer.ts";
import { merchantOfRequest } from "#server/session.ts";
import { submissionIdOf } from "#server/submissions/submission-id.ts";
import { watchSubmission } from "#server/submissions/watch-submission.ts";

/** Whether the page about a submission is still true, in a few bytes; the same as last time costs no body. */
export const GET = route<{ id: string }>(async (request, { id }) => {
  const { stamp, ...watched } = await watchSubmission(await merchantOfRequest(), submissionIdOf(id));
  const etag = `"${stamp}"`;
  const headers = { etag, "cache-control": "private, no-cache" };
  return request.headers.get("if-none-match") === etag
    ? new Response(null, { status: 304, headers })
    : Response.json(watched, { headers });
});
