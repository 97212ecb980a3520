import { route } from "#app/answer.ts";
import { answeredOnce } from "#app/answered-once.ts";
import { watchMerchant } from "#server/assist/watch-merchant.ts";
import { supportOfRequest } from "#server/session.ts";

/** For the clerk's page: whether it goes on and where the merchant is. How long ago they were seen stands beside the answer, so that the same stays the same. */
export const GET = route<{ id: string }>(async (request, { id }) => {
  const { secondsAgo, ...watched } = await watchMerchant(await supportOfRequest(), id, new Date());
  return answeredOnce(request, watched, { "assist-seen": String(secondsAgo ?? "") });
});
