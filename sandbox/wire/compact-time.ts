import { isBusinessDate, isTimeOfDay, shanghaiTimestamp } from "#domain/period.ts";

/** `yyyyMMddHHmmss` in Asia/Shanghai. */
export function compactTime(instant: Date): string {
  return shanghaiTimestamp(instant).replace(/\D/g, "");
}

/** `20261122093000` → `2026-11-22 09:30:00`; null when there is no such moment. */
export function readCompactTime(text: string): string | null {
  const [, date = "", hour, minute, second] = /^(\d{8})(\d{2})(\d{2})(\d{2})$/.exec(text) ?? [];
  const day = readCompactDate(date);
  const time = `${hour}:${minute}:${second}`;
  return day !== null && isTimeOfDay(time) ? `${day} ${time}` : null;
}

/** `20261122` → `2026-11-22`; null when there is no such day. */
export function readCompactDate(text: string): string | null {
  const date = text.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
  return isBusinessDate(date) ? date : null;
}
