import { type NextRequest, NextResponse } from "next/server";
import { paths } from "#components/paths.ts";
import { endSubscription } from "#server/incidents/subscription.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * RFC 8058: a mail program posts here once, from no page of ours and without a cookie; the token in the address is all
 * it needs. The same answer for a token nobody has.
 */
export async function POST(request: NextRequest): Promise<NextResponse> {
  try {
    await endSubscription(request.nextUrl.searchParams.get("token") ?? "", new Date());
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return new NextResponse(null, { status: 200, headers: { "cache-control": "no-store" } });
}

/** Opened by a person, or by a scanner of mails: only the page behind it ends anything. */
export function GET(request: NextRequest): NextResponse {
  const location = paths.subscription(request.nextUrl.searchParams.get("token") ?? "");
  return new NextResponse(null, { status: 303, headers: { location } });
}
