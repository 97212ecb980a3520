import { route } from "#app/answer.ts";
import { packageFile } from "#server/packages/package-file.ts";
import { packageIdOf } from "#server/packages/package-id.ts";
import { Refusal } from "#server/refusal.ts";
import { merchantOfRequest } from "#server/session.ts";

/** The file of a package. Fetching it is an act, so no other site may lead here: from then on it may be at the bureau. */
export const GET = route<{ packageId: string }>(async (request, { packageId }) => {
  if (request.headers.get("sec-fetch-site") === "cross-site") throw new Refusal("forbidden", "OTHER_ORIGIN");
  const merchant = await merchantOfRequest();
  const { name, bytes } = await packageFile(merchant, packageIdOf(packageId), new Date());
  return new Response(bytes, {
    headers: {
      "content-type": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "content-disposition": `attachment; filename="buchuan.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});

/** Next would answer it by GET, and a mere look would count as a download. */
export const HEAD = route<{ packageId: string }>(
  async () => new Response(null, { status: 405, headers: { allow: "GET", "cache-control": "no-store" } }),
);
