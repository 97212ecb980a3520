import type { Clock } from "#sandbox/clock.ts";
import type { Fault } from "#sandbox/faults/fault.ts";
import { type Turn, workIf } from "#sandbox/faults/turn.ts";

const maintenancePage =
  "<!DOCTYPE html><html><head><title>系统维护</title></head><body><h1>系统正在维护，请稍后再试</h1></body></html>";

/** 429, nothing done. */
export function tooManyRequests(turn: Turn): void {
  turn.response.writeHead(429, { "content-type": "application/json", ...retryAfter(turn.fault, turn.clock) });
  turn.response.end(turn.refusal(429, "请求过于频繁，请稍后再试"));
}

/** A gateway in front that broke down, before or after the bureau did its work. */
export function serverError(turn: Turn): void {
  workIf(turn, false);
  turn.response.writeHead(turn.fault.status ?? 500, { "content-type": "text/plain" });
  turn.response.end("upstream connect error or disconnect/reset before headers");
}

/** 503 with a page for people, as bureau sites show it at night and in the 征期. */
export function maintenance(turn: Turn): void {
  turn.response.writeHead(503, { "content-type": "text/html; charset=utf-8", ...retryAfter(turn.fault, turn.clock) });
  turn.response.end(maintenancePage);
}

/** 401 or 403: it no longer knows us. */
export function refuseUs(turn: Turn): void {
  const { status = 401 } = turn.fault;
  turn.response.writeHead(status, { "content-type": "application/json" });
  turn.response.end(turn.refusal(status, "接入单位未授权"));
}

/** Points back at itself: who follows does it twice. */
export function redirect(turn: Turn): void {
  workIf(turn, false);
  turn.response.writeHead(turn.fault.status ?? 302, { location: turn.response.req.url ?? "/" });
  turn.response.end();
}

function retryAfter({ retryAfter: form = "seconds", seconds = 1 }: Fault, clock: Clock): Record<string, string> {
  switch (form) {
    case "seconds":
      return { "retry-after": String(seconds) };
    case "date":
      return { "retry-after": new Date(clock.now().getTime() + seconds * 1_000).toUTCString() };
    case "garbage":
      return { "retry-after": "soon-ish" };
    case "none":
      return {};
  }
}
