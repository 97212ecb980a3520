import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import type { Messages, Room } from "#i18n/messages.ts";

type ClientMessagesProps = { rooms: readonly Room[]; children: ReactNode };

/** Hands only these rooms to the components that run in the browser; what the error page needs is always there. */
export async function ClientMessages({ rooms, children }: ClientMessagesProps) {
  const messages = await getMessages();
  return <NextIntlClientProvider messages={pick(messages, ["errors", ...rooms])}>{children}</NextIntlClientProvider>;
}

function pick(messages: Messages, rooms: readonly Room[]): Partial<Messages> {
  return Object.fromEntries(rooms.map((room) => [room, messages[room]]));
}
