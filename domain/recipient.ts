import type { Problem } from "./problem.ts";

/** How a merchant can hear from us: mail, or the webhook of a group in 企业微信. */
export const channels = ["mail", "wecom"] as const;
export type Channel = (typeof channels)[number];

export const recipientLocales = ["zh-CN", "en"] as const;
export type RecipientLocale = (typeof recipientLocales)[number];

/** What goes to an address of the house, by what was chosen for it. */
export const houseWants = { alert: ["alert"], both: ["alert", "report"], report: ["report"] } as const;
export type HouseWant = keyof typeof houseWants;

export const mostRecipients = 10;

/** One mailbox and nothing else: no list, no name, no quoting, no blanks; letters of other scripts are refused. */
const mailbox =
  /^[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,62}[A-Za-z0-9])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,24}$/;
const longestAddress = 254;

/** The address as it is kept, or why it cannot be one. @param hosts where a webhook may be */
export function readAddress(
  channel: Channel,
  typed: string,
  hosts: readonly string[],
): { readonly address: string } | { readonly problem: Problem } {
  const text = typed.normalize("NFKC").trim();
  if (text === "") return { problem: problem("ADDRESS_REQUIRED") };
  if (channel === "mail") {
    const fits = text.length <= longestAddress && mailbox.test(text) && !text.includes("..");
    return fits ? { address: text.toLowerCase() } : { problem: problem("MAIL_ADDRESS_MALFORMED") };
  }
  const url = webhookOf(text, hosts);
  return url ? { address: url.href } : { problem: problem("WEBHOOK_MALFORMED", { hosts: hosts.join(", ") }) };
}

/**
 * Where a letter to a group may be posted: https, a host that was allowed by name, its own port, nobody signed in.
 * Asked again before every letter, so that taking a host off the list holds at once.
 */
export function webhookOf(address: string, hosts: readonly string[]): URL | null {
  if (address.length > 500 || !/^https:\/\/[\x21-\x5b\x5d-\x7e]+$/.test(address)) return null;
  const url = URL.parse(address);
  if (url?.protocol !== "https:" || url.username !== "" || url.password !== "" || url.hash !== "") return null;
  return hosts.includes(url.host) ? url : null;
}

function problem(code: string, facts?: Problem["facts"]): Problem {
  return { code, severity: "reject", field: "address", facts };
}
