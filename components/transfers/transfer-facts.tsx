import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { HelpFor } from "#components/guides/help-for.tsx";
import { paths } from "#components/paths.ts";
import { StateTag } from "#components/submissions/state-tag.tsx";
import { DateTime } from "#components/ui/date-time.tsx";
import { DescriptionList, Fact } from "#components/ui/description-list.tsx";
import { InvoiceNumber } from "#components/ui/invoice-number.tsx";
import { Section } from "#components/ui/section.tsx";
import { Cell, HeaderCell, Table, TableHead } from "#components/ui/table.tsx";
import { TextLink } from "#components/ui/text-link.tsx";
import { identityOf } from "#domain/identity-of.ts";
import type { StaffContext } from "#server/context.ts";
import type { FoundTransfer, TransferExchange } from "#server/transfers/find-transfer.ts";
import { logAddress } from "./log-address.ts";
import { useDurationWords } from "./use-duration-words.ts";
import { useOperationNames } from "./use-operation-names.ts";

/** All that is kept of one knock: what it was for, the call, its clocks, and what proves it. */
export function TransferFacts({ transfer, room }: { transfer: FoundTransfer; room: StaffContext["kind"] }) {
  const t = useTranslations("transfers.one");
  const { exchange } = transfer;
  return (
    <div className="grid gap-10">
      <Section title={t("what")}>
        <Knock transfer={transfer} />
        <p className="mt-3 flex flex-wrap gap-x-6 gap-y-2 print:hidden">
          <TextLink href={logAddress({ search: transfer.reference })}>{t("allOfIt")}</TextLink>
          {room === "support" ? (
            <TextLink href={paths.supportMerchant(transfer.merchant.id)}>{t("toRoom")}</TextLink>
          ) : null}
          {transfer.cause ? <HelpFor code={transfer.cause} label={t("help")} /> : null}
        </p>
      </Section>
      {exchange ? (
        <>
          <Section title={t("call")}>
            <Call transfer={transfer} exchange={exchange} />
          </Section>
          <Section title={t("evidence")} lead={t("sealed")}>
            <Evidence exchange={exchange} />
          </Section>
          {exchange.headers.length > 0 ? (
            <Section title={t("headers")}>
              <Headers headers={exchange.headers} />
            </Section>
          ) : null}
        </>
      ) : (
        <p className="text-ink-soft">{t("noCall")}</p>
      )}
    </div>
  );
}

function Knock({ transfer }: { transfer: FoundTransfer }) {
  const t = useTranslations("transfers.one");
  const causes = useTranslations("transfers.causes");
  const operations = useTranslations("transfers.operations");
  const { number, code } = identityOf(transfer.invoiceKey);
  const { merchant, buyer, cause, replyCode, replyMessage, times } = transfer;
  return (
    <DescriptionList columns={2}>
      <Fact name={t("merchant")}>{merchant.name}</Fact>
      <Fact name={t("taxpayerId")}>
        <span className="figures">{merchant.taxpayerId}</span>
      </Fact>
      <Fact name={t("invoice")}>
        <InvoiceNumber number={number} code={code} copy />
      </Fact>
      <Fact name={t("buyer")}>
        {buyer.name} <span className="figures">{buyer.taxpayerId}</span>
      </Fact>
      <Fact name={t("state")}>
        <StateTag state={transfer.state} />
      </Fact>
      <Fact name={t("knock")}>{operations(transfer.knock)}</Fact>
      <Fact name={t("cause")}>{cause ? causes(cause) : t("never")}</Fact>
      <Fact name={t("code")}>
        <span className="figures">{replyCode ?? t("never")}</span>
      </Fact>
      <Fact name={t("words")}>
        <span className="wrap-anywhere">{replyMessage || t("never")}</span>
      </Fact>
      <Fact name={t("acceptance")}>
        <span className="figures wrap-anywhere">{transfer.acceptanceNumber ?? t("never")}</span>
      </Fact>
      <Fact name={t("times")}>{t("timesValue", { count: times })}</Fact>
      {transfer.late ? <Fact name={t("late")}>{t("lateYes")}</Fact> : null}
      <Fact name={t("queuedAt")}>
        <When at={transfer.queuedAt} />
      </Fact>
      <Fact name={t("startedAt")}>
        <When at={transfer.startedAt} />
      </Fact>
      <Fact name={t("endedAt")}>
        <When at={transfer.endedAt} />
      </Fact>
    </DescriptionList>
  );
}

function Call({ transfer, exchange }: { transfer: FoundTransfer; exchange: TransferExchange }) {
  const t = useTranslations("transfers.one");
  const nameIn = useOperationNames();
  const { short } = useDurationWords();
  const { call } = transfer;
  const circuits = { closed: t("circuits.closed"), open: t("circuits.open"), recovering: t("circuits.recovering") };
  return (
    <DescriptionList columns={2}>
      <Fact name={t("connector")}>{nameIn(call?.connector ?? "", exchange.operation)}</Fact>
      <Fact name={t("traceId")}>
        <TextLink href={logAddress({ search: call?.traceId })}>
          <span className="figures wrap-anywhere">{call?.traceId}</span>
        </TextLink>
      </Fact>
      <Fact name={t("status")}>
        <span className="figures">{call?.status ?? t("never")}</span>
      </Fact>
      <Fact name={t("ms")}>{call && call.ms !== null ? short(call.ms) : t("never")}</Fact>
      <Fact name={t("sentAt")}>
        <When at={exchange.sentAt} />
      </Fact>
      <Fact name={t("bureauTime")}>
        <When at={exchange.bureauTime} />
      </Fact>
      <Fact name={t("repliedAt")}>
        <When at={exchange.repliedAt} />
      </Fact>
      <Fact name={t("circuit")}>{circuits[exchange.circuit as keyof typeof circuits] ?? exchange.circuit}</Fact>
      <Fact name={t("rules")}>
        <span className="figures">{exchange.rules || t("never")}</span>
      </Fact>
      <Fact name={t("carried")}>{t("carriedValue", { count: exchange.carried })}</Fact>
    </DescriptionList>
  );
}

function Evidence({ exchange: { request, reply } }: { exchange: TransferExchange }) {
  const t = useTranslations("transfers.one");
  return (
    <DescriptionList>
      <Fact name={t("request")}>{hashed(request)}</Fact>
      <Fact name={t("reply")}>{hashed(reply)}</Fact>
    </DescriptionList>
  );

  function hashed({ sha256, bytes }: TransferExchange["request"]): ReactNode {
    return (
      <>
        <span className="figures wrap-anywhere">{sha256}</span>
        <span className="block text-xs text-ink-faint">{t("bytes", { bytes })}</span>
      </>
    );
  }
}

function Headers({ headers }: { headers: TransferExchange["headers"] }) {
  const t = useTranslations("transfers.one");
  return (
    <Table caption={t("headers")}>
      <TableHead>
        <HeaderCell>{t("header")}</HeaderCell>
        <HeaderCell>{t("value")}</HeaderCell>
      </TableHead>
      <tbody>
        {headers.map(([name, value]) => (
          <tr key={name}>
            <Cell card="title" heading>
              <span className="figures">{name}</span>
            </Cell>
            <Cell card="line">
              <span className="figures wrap-anywhere">{value}</span>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function When({ at }: { at: Date | null }) {
  const t = useTranslations("transfers.one");
  return at ? <DateTime at={at} form="long" /> : t("never");
}
