import { atHome, type MerchantContext } from "#server/context.ts";
import { inTransaction } from "#server/db.ts";
import type { LetterKind } from "#server/notices/write-letters.ts";

export type InboxLetter = {
  readonly id: string;
  readonly kind: LetterKind;
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
  readonly read: boolean;
};
export type InboxView = { readonly onlyUnread: boolean; readonly before: bigint | null };

const pageSize = 30;

/** This person's inbox, the latest first. @param view `before`: the id the page before ended with */
export async function listInbox(
  context: MerchantContext,
  { onlyUnread, before }: InboxView,
): Promise<{ readonly rows: InboxLetter[]; readonly after: string | null }> {
  const { merchantId, accountId } = atHome(context);
  const rows = await inTransaction(atHome(context), (tx) =>
    tx.letter.findMany({
      where: {
        merchantId,
        address: accountId,
        channel: "inbox",
        ...(onlyUnread && { readAt: null }),
        ...(before !== null && { id: { lt: before } }),
      },
      orderBy: { id: "desc" },
      take: pageSize + 1,
    }),
  );
  const listed = rows.slice(0, pageSize);
  return {
    rows: listed.map(({ id, kind, subject, text, writtenAt, readAt }) => ({
      id: String(id),
      kind: kind as LetterKind,
      subject,
      text,
      at: writtenAt,
      read: readAt !== null,
    })),
    after: rows.length > pageSize ? String(listed.at(-1)?.id) : null,
  };
}
