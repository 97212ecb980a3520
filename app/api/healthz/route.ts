/** The process lives; asks nothing of anybody else, so that a slow database gets no web process killed. */
export function GET(): Response {
  return Response.json({ alive: true }, { headers: { "cache-control": "no-store" } });
}
