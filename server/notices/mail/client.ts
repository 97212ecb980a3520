import { createTransport } from "nodemailer";
import type { Carrier, Delivery, Outgoing } from "#server/notices/delivery.ts";

export type MailServer = { readonly url: string; readonly from: string };
export type Patience = { readonly connectMs: number; readonly silenceMs: number };

const defaultPatience: Patience = { connectMs: 10_000, silenceMs: 20_000 };

/**
 * Hands one letter to the mail server. The address is one mailbox and the header lines are plain (`domain/recipient.ts`,
 * `domain/plain-words.ts`); nothing in a letter makes the mailer read a file or fetch an address.
 */
export function mailCarrier({ url, from }: MailServer, patience: Patience = defaultPatience): Carrier {
  return async (letter) => {
    const transport = createTransport({
      url,
      connectionTimeout: patience.connectMs,
      greetingTimeout: patience.connectMs,
      dnsTimeout: patience.connectMs,
      socketTimeout: patience.silenceMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail(messageOf(letter, from));
      return { kind: "delivered" };
    } catch (failure) {
      return deliveryOf(failure);
    } finally {
      transport.close();
    }
  };
}

function messageOf({ messageId, address, subject, text, writtenAt, unsubscribe }: Outgoing, from: string) {
  return {
    from,
    to: { name: "", address },
    subject,
    text,
    messageId,
    date: writtenAt,
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(unsubscribe && { "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" }),
    },
    ...(unsubscribe && { list: { unsubscribe } }),
  };
}

/** Only what the server says of this mailbox or this letter, for good, is for good: our own sign-in may be mended. */
function deliveryOf(failure: unknown): Delivery {
  const { code, responseCode, command } = (failure ?? {}) as { code?: string; responseCode?: number; command?: string };
  const why = responseCode === undefined ? (code ?? "fault").toLowerCase() : String(responseCode);
  const forGood = responseCode !== undefined && responseCode >= 500 && (command === "RCPT TO" || command === "DATA");
  return { kind: forGood ? "never" : "later", why };
}
