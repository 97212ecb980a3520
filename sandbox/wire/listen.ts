import type { RequestListener, ServerResponse } from "node:http";
import { sandboxMark } from "#domain/practice.ts";
import { baiwangGateway } from "#sandbox/baiwang/gateway.ts";
import { leqiGateway } from "#sandbox/leqi/gateway.ts";
import type { Office } from "#sandbox/office.ts";
import type { Dismissal, Gateway } from "#sandbox/wire/knock.ts";
import { createRateLimit } from "#sandbox/wire/rate-limit.ts";
import { serve } from "#sandbox/wire/serve.ts";

/** Both wires on one port, told apart by their addresses. */
const gateways: readonly { readonly path: RegExp; readonly gateway: Gateway }[] = [
  { path: /^\/access\/v2\/invoke\//, gateway: leqiGateway },
  { path: /^\/router\/rest\/?(\?|$)/, gateway: baiwangGateway },
];

export function wireListener(office: Office): RequestListener {
  const withinLimit = createRateLimit();

  return async (request, response) => {
    response.setHeader("date", office.clock.now().toUTCString());
    response.setHeader("server", sandboxMark);
    const gateway = gateways.find(({ path }) => path.test(request.url ?? ""))?.gateway;
    if (request.method !== "POST" || !gateway) return dismiss(response, { status: 404, body: "{}" });
    try {
      const knock = await gateway(request, office);
      if ("status" in knock) return dismiss(response, knock);
      await serve(
        knock,
        response,
        office,
        withinLimit(knock.userId, office.clock.now(), office.settings.callsPerSecond),
      );
    } catch (fault) {
      console.error("sandbox:", fault);
      if (!response.headersSent) response.writeHead(500).end();
    }
  };
}

function dismiss(response: ServerResponse, { status, body }: Dismissal): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
  response.end(body);
}
