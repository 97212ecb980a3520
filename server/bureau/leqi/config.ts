import { type InvoiceKind, invoiceKindCodes } from "#domain/invoice-kind.ts";
import type { ConnectorName } from "#server/bureau/bureau.ts";
import type { Deadlines, Line } from "#server/bureau/http/client.ts";
import { type Device, thisDevice } from "#server/bureau/leqi/device.ts";

/** What it takes to speak 乐企. The first four are agreed with the bureau; the rest has defaults. */
export type LeqiConfig = {
  /** What the way is called; `leqi` unless given. */
  readonly name?: ConnectorName;
  /** Origin of the gateway; `/access/v2/invoke/…` is put behind it. */
  readonly url: string;
  /** 16 bytes in hex. */
  readonly sm4Key: string;
  /** 使用单位平台编号 (header sydwptbh). */
  readonly userId: string;
  /** 接入单位平台编号 (header jrdwptbh, field ptbh). */
  readonly platformNumber: string;
  /** 发票开具方式: 4 on a third party's platform, 5 (default) on the merchant's own. */
  readonly issuedOn?: "4" | "5";
  /** The machine that hands in; this one unless given. */
  readonly device?: Device;
  /** Kinds whose lists `pull` asks for; all of them unless given. */
  readonly pullKinds?: readonly InvoiceKind[];
  readonly deadlines?: Partial<Deadlines>;
  /** Waits for the turn of each call; none unless given. */
  readonly turn?: Line["turn"];
  readonly now?: () => Date;
  /** Waits until a list is prepared. */
  readonly wait?: (ms: number) => Promise<void>;
};

export type Settled = Required<LeqiConfig>;

export function settle(config: LeqiConfig): Settled {
  return {
    ...config,
    name: config.name ?? "leqi",
    issuedOn: config.issuedOn ?? "5",
    device: config.device ?? thisDevice(),
    pullKinds: config.pullKinds ?? invoiceKindCodes,
    deadlines: config.deadlines ?? {},
    turn: config.turn ?? (async () => {}),
    now: config.now ?? (() => new Date()),
    wait: config.wait ?? ((ms) => new Promise((resolve) => setTimeout(resolve, ms))),
  };
}
