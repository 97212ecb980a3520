import type { Locale } from "./routing.ts";

/** One file a room in each language. A new room: two files, its name here, its type below. */
export const rooms = [
  "auth",
  "batch",
  "certificate",
  "common",
  "errors",
  "front",
  "grid",
  "help",
  "invoice",
  "layout",
  "missing",
  "notices",
  "operations",
  "overview",
  "package",
  "preview",
  "problems",
  "receipt",
  "refusals",
  "settings",
  "states",
  "status",
  "submission",
  "support",
  "verify",
] as const;

export type Room = (typeof rooms)[number];

/** Chinese is the original: its keys are the type of every language. */
export type Messages = {
  auth: typeof import("#messages/zh-CN/auth.json");
  batch: typeof import("#messages/zh-CN/batch.json");
  certificate: typeof import("#messages/zh-CN/certificate.json");
  common: typeof import("#messages/zh-CN/common.json");
  errors: typeof import("#messages/zh-CN/errors.json");
  front: typeof import("#messages/zh-CN/front.json");
  grid: typeof import("#messages/zh-CN/grid.json");
  help: typeof import("#messages/zh-CN/help.json");
  invoice: typeof import("#messages/zh-CN/invoice.json");
  layout: typeof import("#messages/zh-CN/layout.json");
  missing: typeof import("#messages/zh-CN/missing.json");
  notices: typeof import("#messages/zh-CN/notices.json");
  operations: typeof import("#messages/zh-CN/operations.json");
  overview: typeof import("#messages/zh-CN/overview.json");
  package: typeof import("#messages/zh-CN/package.json");
  preview: typeof import("#messages/zh-CN/preview.json");
  problems: typeof import("#messages/zh-CN/problems.json");
  receipt: typeof import("#messages/zh-CN/receipt.json");
  refusals: typeof import("#messages/zh-CN/refusals.json");
  settings: typeof import("#messages/zh-CN/settings.json");
  states: typeof import("#messages/zh-CN/states.json");
  status: typeof import("#messages/zh-CN/status.json");
  submission: typeof import("#messages/zh-CN/submission.json");
  support: typeof import("#messages/zh-CN/support.json");
  verify: typeof import("#messages/zh-CN/verify.json");
};

export async function loadMessages(locale: Locale): Promise<Messages> {
  const loaded = await Promise.all(rooms.map((room) => loadRoom(locale, room)));
  return Object.fromEntries(loaded) as Messages;
}

async function loadRoom(locale: Locale, room: Room): Promise<[Room, unknown]> {
  const file = await import(`../messages/${locale}/${room}.json`);
  return [room, file.default];
}
