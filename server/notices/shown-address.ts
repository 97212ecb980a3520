/** A mailbox as it is; of a webhook its host and the end of its key, which is all that may be shown of it. */
export function shownAddress(channel: string, address: string): string {
  return channel === "mail" ? address : `${new URL(address).host} …${address.slice(-4)}`;
}
