import { shanghaiTimestamp } from "#domain/period.ts";
import type { HeldRow } from "#sandbox/books.ts";
import { heldFields } from "#sandbox/leqi/held-invoice.ts";
import { type Answer, failed, returnCodes, type Service, succeeded } from "#sandbox/leqi/operation.ts";
import type { Office } from "#sandbox/office.ts";
import { lookUpCopyOf, watermarkOf } from "#sandbox/watermark.ts";
import type { Caller } from "#sandbox/wire/knock.ts";
import { field } from "#sandbox/wire/text.ts";

/** 203067/FPZTXXCX 发票状态信息查询: one invoice, or its absence; either way up to when the store is complete. */
export const invoiceStatus: Service = {
  taxpayerOf: (office, content) =>
    field(content, "nsrsbh") || (office.books.find(keyOf(content))?.sellerTaxpayerId ?? ""),
  itemsIn: () => 1,
  answer: lookUp,
};

function lookUp(office: Office, caller: Caller, content: unknown): Answer {
  if (keyOf(content) === "" || field(content, "fplx") === "") {
    return failed(returnCodes.malformed, "发票类型、发票号码为必填项");
  }
  const replicatedTo = lookUpCopyOf(office);
  const sjjzsj = shanghaiTimestamp(watermarkOf(office, replicatedTo));
  const held = office.books.find(keyOf(content));
  const seller = held ? office.books.taxpayer(held.sellerTaxpayerId) : null;
  if (
    !held ||
    held.recordedAt > replicatedTo ||
    seller?.userId !== caller.userId ||
    !agrees(held, content, office.settings.strictLookup)
  ) {
    return failed(returnCodes.notFound, "查无此票", { sjjzsj });
  }
  const identity = { fplx: held.kind, fpdm: field(content, "fpdm"), fphm: field(content, "fphm") };
  return succeeded({ ...identity, ...heldFields(held), sjjzsj });
}

function agrees(held: HeldRow, content: unknown, strictly: boolean): boolean {
  if (!strictly) return true;
  return held.kind === field(content, "fplx") && held.issuedOn.replaceAll("-", "") === field(content, "kprq");
}

function keyOf(content: unknown): string {
  const number = field(content, "fphm");
  return number.length === 20 ? number : `${field(content, "fpdm")}${number}`;
}
