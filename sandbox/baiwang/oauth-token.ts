import { createHash } from "node:crypto";
import type { BaiwangAccount } from "#sandbox/baiwang/account.ts";
import { type Answer, errorCodes, failed, succeeded } from "#sandbox/baiwang/envelope.ts";
import type { Method } from "#sandbox/baiwang/method.ts";
import { numberFor } from "#sandbox/numbers.ts";
import type { Office } from "#sandbox/office.ts";
import type { Caller } from "#sandbox/wire/knock.ts";
import { field } from "#sandbox/wire/text.ts";

/** baiwang.oauth.token: a token for the account, good for `tokenSeconds`. */
export const oauthToken: Method = { itemsIn: () => 0, answer: give };

function give(office: Office, { callId }: Caller, content: unknown): Answer {
  const { baiwang, settings, tokens, clock } = office;
  const isKnown =
    field(content, "client_secret") === baiwang.secret &&
    field(content, "username") === baiwang.username &&
    field(content, "password") === digestOf(baiwang);
  if (!isKnown) return failed(errorCodes.badPassword, "用户名、密码或client_secret不正确");
  const token = numberFor(office, "token", callId);
  tokens.give(token, baiwang.appKey, new Date(clock.now().getTime() + settings.tokenSeconds * 1_000));
  return succeeded({
    access_token: token,
    refresh_token: numberFor(office, "refresh", callId),
    expires_in: settings.tokenSeconds,
  });
}

/** SHA-1(MD5(password) + salt), both in lower hex. */
function digestOf({ password, salt }: BaiwangAccount): string {
  const inner = createHash("md5").update(password).digest("hex");
  return createHash("sha1").update(`${inner}${salt}`).digest("hex");
}
