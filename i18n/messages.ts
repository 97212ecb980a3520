import type { Locale } from "./routing.ts";

/** One file a room in each language. A new room: two files, its name here, its type below. */
export const rooms = [
  "assist",
  "auth",
  "batch",
  "board",
  "books",
  "cases",
  "certificate",
  "check",
  "common",
  "errors",
  "feedback",
  "front",
  "grid",
  "heard",
  "help",
  "inbox",
  "incidents",
  "invoice",
  "layout",
  "ledger",
  "missing",
  "notices",
  "offline",
  "operations",
  "overview",
  "package",
  "preview",
  "problems",
  "receipt",
  "refusals",
  "reports",
  "settings",
  "states",
  "status",
  "submission",
  "support",
  "timetable",
  "training",
  "transfers",
  "verify",
  "watch",
] as const;

export type Room = (typeof rooms)[number];

/** Chinese is the original: its keys are the type of every language. */
export type Messages = {
  assist: typeof import("#messages/zh-CN/assist.json");
  auth: typeof import("#messages/zh-CN/auth.json");
  batch: typeof import("#messages/zh-CN/batch.json");
  board: typeof import("#messages/zh-CN/board.json");
  books: typeof import("#messages/zh-CN/books.json");
  cases: typeof import("#messages/zh-CN/cases.json");
  certificate: typeof import("#messages/zh-CN/certificate.json");
  check: typeof import("#messages/zh-CN/check.json");
  common: typeof import("#messages/zh-CN/common.json");
  errors: typeof import("#messages/zh-CN/errors.json");
  feedback: typeof import("#messages/zh-CN/feedback.json");
  front: typeof import("#messages/zh-CN/front.json");
  grid: typeof import("#messages/zh-CN/grid.json");
  heard: typeof import("#messages/zh-CN/heard.json");
  help: typeof import("#messages/zh-CN/help.json");
  inbox: typeof import("#messages/zh-CN/inbox.json");
  incidents: typeof import("#messages/zh-CN/incidents.json");
  invoice: typeof import("#messages/zh-CN/invoice.json");
  layout: typeof import("#messages/zh-CN/layout.json");
  ledger: typeof import("#messages/zh-CN/ledger.json");
  missing: typeof import("#messages/zh-CN/missing.json");
  notices: typeof import("#messages/zh-CN/notices.json");
  offline: typeof import("#messages/zh-CN/offline.json");
  operations: typeof import("#messages/zh-CN/operations.json");
  overview: typeof import("#messages/zh-CN/overview.json");
  package: typeof import("#messages/zh-CN/package.json");
  preview: typeof import("#messages/zh-CN/preview.json");
  problems: typeof import("#messages/zh-CN/problems.json");
  receipt: typeof import("#messages/zh-CN/receipt.json");
  refusals: typeof import("#messages/zh-CN/refusals.json");
  reports: typeof import("#messages/zh-CN/reports.json");
  settings: typeof import("#messages/zh-CN/settings.json");
  states: typeof import("#messages/zh-CN/states.json");
  status: typeof import("#messages/zh-CN/status.json");
  submission: typeof import("#messages/zh-CN/submission.json");
  support: typeof import("#messages/zh-CN/support.json");
  timetable: typeof import("#messages/zh-CN/timetable.json");
  training: typeof import("#messages/zh-CN/training.json");
  transfers: typeof import("#messages/zh-CN/transfers.json");
  verify: typeof import("#messages/zh-CN/verify.json");
  watch: typeof import("#messages/zh-CN/watch.json");
};

export async function loadMessages(locale: Locale): Promise<Messages> {
  const loaded = await Promise.all(rooms.map((room) => loadRoom(locale, room)));
  return Object.fromEntries(loaded) as Messages;
}

async function loadRoom(locale: Locale, room: Room): Promise<[Room, unknown]> {
  const file = await import(`../messages/${locale}/${room}.json`);
  return [room, file.default];
}
