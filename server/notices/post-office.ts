import type { Channel } from "#domain/recipient.ts";
import { env } from "#server/env.ts";
import type { Carrier } from "#server/notices/delivery.ts";
import { mailCarrier } from "#server/notices/mail/client.ts";
import { wecomCarrier } from "#server/notices/wecom/client.ts";

/** Who carries what; a channel that is not set up has nobody, and its letters wait. */
export type PostOffice = Readonly<Partial<Record<Channel, Carrier>>>;

const kept = globalThis as typeof globalThis & { buchuanPostOffice?: PostOffice };

export function postOffice(): PostOffice {
  kept.buchuanPostOffice ??= open();
  return kept.buchuanPostOffice;
}

/** Whether letters of a channel go out at all: said where recipients are entered. */
export function isSetUp(channel: Channel): boolean {
  return postOffice()[channel] !== undefined;
}

function open(): PostOffice {
  const { SMTP_URL: url, MAIL_FROM: from, WECOM_HOSTS: hosts } = env();
  return {
    ...(url && from && { mail: mailCarrier({ url, from }) }),
    ...(hosts.length > 0 && { wecom: wecomCarrier(hosts) }),
  };
}
