import type { RequestListener, ServerResponse } from "node:http";
import { ZodError } from "zod";
import { routes } from "#sandbox/control/routes.ts";
import type { Office } from "#sandbox/office.ts";
import { readBody } from "#sandbox/read-body.ts";

const bodyLimit = 256 * 1024 * 1024;

/** The control port: JSON in, JSON out; for tests and demos, never reachable from outside the machine. */
export function controlListener(office: Office): RequestListener {
  return async (request, response) => {
    const url = new URL(request.url ?? "/", "http://sandbox");
    const route = Object.hasOwn(routes, `${request.method} ${url.pathname}`)
      ? routes[`${request.method} ${url.pathname}`]
      : undefined;
    if (!route) return say(response, 404, { error: "no such control" });
    try {
      const text = await readBody(request, bodyLimit);
      if (text === null) return say(response, 413, { error: "body too large" });
      say(response, 200, route(office, url.searchParams, text === "" ? {} : JSON.parse(text)));
    } catch (fault) {
      if (fault instanceof ZodError) say(response, 400, { error: "body not understood", issues: fault.issues });
      else if (fault instanceof SyntaxError) say(response, 400, { error: "body is not JSON" });
      else say(response, 500, { error: String(fault) });
    }
  };
}

function say(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(JSON.stringify(body));
}
