import { env } from "#server/env.ts";
import { Refusal } from "#server/refusal.ts";

/**
 * Refuses what another site, a frame without an origin, or nobody's page sends in a visitor's name. Compared with the
 * address we were given, not with what the request says of its host: `X-Forwarded-Host` changes nothing.
 */
export function assertSameOrigin(sent: Headers, own = env().APP_URL): void {
  if (sent.get("origin") !== new URL(own).origin) throw new Refusal("forbidden", "OTHER_ORIGIN");
}
