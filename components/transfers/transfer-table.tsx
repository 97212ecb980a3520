import { useTranslations } from "next-intl";
import { paths } from "#components/paths.ts";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { identityOf } from "#domain/identity-of.ts";
import { shanghaiTimestamp } from "#domain/period.ts";
import type { ListedTransfer } from "#server/transfers/list-transfers.ts";
import { logAddress } from "./log-address.ts";
import { ReplyTag } from "./reply-tag.tsx";
import { useDurationWords } from "./use-duration-words.ts";
import { useOperationNames } from "./use-operation-names.ts";

/** Every knock with what came of it, the newest first. */
export function TransferTable({ transfers }: { transfers: readonly ListedTransfer[] }) {
  const t = useTranslations("transfers.list");
  return (
    <Table caption={t("caption")}>
      <TableHead>
        <HeaderCell>{t("when")}</HeaderCell>
        <HeaderCell>{t("outcome")}</HeaderCell>
        <HeaderCell>{t("what")}</HeaderCell>
        <HeaderCell>{t("invoice")}</HeaderCell>
        <HeaderCell>{t("merchant")}</HeaderCell>
        <HeaderCell numeric>{t("took")}</HeaderCell>
      </TableHead>
      <tbody>
        {transfers.map((transfer) => (
          <Row key={`${transfer.merchant.id} ${transfer.submissionId} ${transfer.number}`} transfer={transfer} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ transfer }: { transfer: ListedTransfer }) {
  const t = useTranslations("transfers.list");
  const nameIn = useOperationNames();
  const { short } = useDurationWords();
  const { merchant, submissionId, number, knock, call, replyKind, times, late } = transfer;
  const identity = identityOf(transfer.invoiceKey);
  return (
    <tr>
      <Cell card="title" heading>
        <TextLink href={paths.opsTransfer(merchant.id, submissionId, number)} prefetch={false}>
          <time dateTime={transfer.startedAt.toISOString()} className="figures whitespace-nowrap">
            {shanghaiTimestamp(transfer.startedAt).slice(5)}
          </time>
        </TextLink>
        <span className="block text-xs font-normal text-ink-faint">{t("open", { number })}</span>
      </Cell>
      <Cell card="line" className="mid:min-w-48">
        <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <ReplyTag kind={replyKind} />
          {times > 1 ? <span className="figures text-xs text-ink-faint">{t("times", { count: times })}</span> : null}
          {late ? <span className="text-xs text-ink-faint">{t("late")}</span> : null}
        </span>
        <Why transfer={transfer} />
      </Cell>
      <Cell card="labelled" label={t("what")} className="whitespace-nowrap">
        {call ? nameIn(call.connector, knock) : <Operation knock={knock} />}
      </Cell>
      <Cell card="line">
        <InvoiceNumber number={identity.number} code={identity.code} />
        <span className="figures block text-xs text-ink-faint">{transfer.reference}</span>
      </Cell>
      <Cell card="labelled" label={t("merchant")}>
        {merchant.name}
        <span className="block text-xs">
          <TextLink href={logAddress({ merchant: merchant.taxpayerId })}>
            <span className="figures">{merchant.taxpayerId}</span>
          </TextLink>
        </span>
      </Cell>
      <Cell card="labelled" label={t("took")} numeric className="whitespace-nowrap">
        {call && call.ms !== null ? short(call.ms) : "–"}
      </Cell>
    </tr>
  );
}

function Why({ transfer: { cause, replyCode, replyMessage } }: { transfer: ListedTransfer }) {
  const t = useTranslations("transfers.causes");
  const said = [replyCode, replyMessage].filter(Boolean).join(" · ");
  if (cause === null && said === "") return null;
  return (
    <span className="mt-1 block text-xs text-ink-soft">
      {cause ? <span className="block">{t(cause)}</span> : null}
      {said ? <span className="block wrap-anywhere">{said}</span> : null}
    </span>
  );
}

function Operation({ knock }: { knock: ListedTransfer["knock"] }) {
  return useTranslations("transfers.operations")(knock);
}
