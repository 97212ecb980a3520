import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { ZodError } from "zod";
import { routes } from "#sandbox/control/routes.ts";
import type { DeskFile } from "#sandbox/desk/csv.ts";
import { DeskRefusal } from "#sandbox/desk/refusal.ts";
import { deskRoutes } from "#sandbox/desk/routes.ts";
import type { Office } from "#sandbox/office.ts";
import { readBody } from "#sandbox/read-body.ts";

const bodyLimit = 256 * 1024 * 1024;

/** The control port: JSON in, JSON out, and files at the desk; for tests and demos, never reachable from outside. */
export function controlListener(office: Office): RequestListener {
  return async (request, response) => {
    try {
      await answer(office, request, response);
    } catch (fault) {
      if (fault instanceof ZodError) say(response, 400, { error: "not understood", issues: fault.issues });
      else if (fault instanceof SyntaxError) say(response, 400, { error: "body is not JSON" });
      else if (fault instanceof DeskRefusal) say(response, fault.status, { error: fault.message });
      else say(response, 500, { error: String(fault) });
    }
  };
}

async function answer(office: Office, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? "/", "http://sandbox");
  const address = `${request.method} ${pathname}`;
  const route = Object.hasOwn(routes, address) ? routes[address] : undefined;
  const desk = Object.hasOwn(deskRoutes, address) ? deskRoutes[address] : undefined;
  if (!route && !desk) return say(response, 404, { error: "no such control" });
  const body = await readBody(request, bodyLimit);
  if (body === null) return say(response, 413, { error: "body too large" });
  if (desk) return handOver(response, await desk(office, searchParams, body));
  say(response, 200, route?.(office, searchParams, body.length === 0 ? {} : JSON.parse(body.toString("utf8"))));
}

function handOver(response: ServerResponse, { name, contentType, bytes }: DeskFile): void {
  response.writeHead(200, {
    "content-type": contentType,
    "content-length": bytes.length,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
  });
  response.end(bytes);
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}
