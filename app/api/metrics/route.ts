import { connection } from "next/server";
import { mayScrape } from "#server/monitoring/may-scrape.ts";
import { metrics } from "#server/monitoring/metrics.ts";

/** For Prometheus. Whoever may not read it is told that there is nothing here. */
export async function GET(request: Request): Promise<Response> {
  await connection();
  const headers = { "cache-control": "no-store" };
  if (!mayScrape((name) => request.headers.get(name))) return new Response(null, { status: 404, headers });
  const { contentType, text } = await metrics(new Date());
  return new Response(text, { headers: { ...headers, "content-type": contentType } });
}
