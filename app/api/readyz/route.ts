import { connection } from "next/server";
import { readiness } from "#server/monitoring/readiness.ts";

/** 200 when pages can be served; with `?worker`, only while a worker beats too. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  const found = await readiness(new Date());
  const wanted = new URL(request.url).searchParams.has("worker") ? found.worker === "beats" : true;
  const headers = { "cache-control": "no-store" };
  return found.ready && wanted
    ? Response.json(found, { headers })
    : Response.json(found, { status: 503, headers: { ...headers, "retry-after": "5" } });
}
