import { type NextRequest, NextResponse } from "next/server";
import { pathWithin } from "#app/path-within.ts";
import { seenCookie, seenSeconds, withSeen } from "#components/incidents/seen-cookie.ts";

/** Puts a notice away for this browser, until there is more of it, and goes back to where one was. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const form = await request.formData();
  const seen = withSeen(request.cookies.get(seenCookie)?.value, String(form.get("news") ?? ""));
  const response = new NextResponse(null, { status: 303, headers: { location: pathWithin(form.get("from")) } });
  response.cookies.set(seenCookie, seen, { path: "/", maxAge: seenSeconds, sameSite: "lax", httpOnly: true });
  return response;
}
