import { type NextRequest, NextResponse } from "next/server";
import { pathWithin } from "#app/path-within.ts";
import { appearanceCookie, appearanceSeconds, appearanceText, parseAppearance } from "#components/layout/appearance.ts";

/** The display form without a script: keeps the choice and goes back to the page it was made on. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  const form = await request.formData();
  const appearance = parseAppearance(`${form.get("theme")}.${form.get("size")}`);
  const response = new NextResponse(null, { status: 303, headers: { location: pathWithin(form.get("from")) } });
  response.cookies.set(appearanceCookie, appearanceText(appearance), {
    path: "/",
    maxAge: appearanceSeconds,
    sameSite: "lax",
  });
  return response;
}
