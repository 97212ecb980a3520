import { describe, expect, test } from "vitest";
import { readSources, violations } from "#scripts/layers.ts";

test("every import goes the way docs/architecture.md draws it", async () => {
  const sources = await readSources(import.meta.dirname);
  expect(sources.length).toBeGreaterThan(100);
  expect(violations(sources)).toEqual([]);
});

describe("each rule bites", () => {
  const offences: [rule: string, files: Record<string, string>, complaint: string][] = [
    [
      "sandbox shares no code with the connectors",
      { "sandbox/main.ts": 'import { x } from "#server/bureau/leqi/wire.ts";' },
      "sandbox/main.ts: sandbox may not import server/bureau/leqi/wire.ts",
    ],
    [
      "domain knows nothing of ours",
      { "domain/invoice.ts": 'import { db } from "../server/db.ts";' },
      "domain/invoice.ts: domain may not import server/db.ts",
    ],
    [
      "server knows no page",
      { "server/ledger/read.ts": 'const page = await import("#app/page.tsx");' },
      "server/ledger/read.ts: server may not import app/page.tsx",
    ],
    [
      "nobody imports from the scripts",
      { "server/ledger/read.ts": 'import { migrate } from "#scripts/migrate.ts";' },
      "server/ledger/read.ts: server may not import scripts/migrate.ts",
    ],
    [
      "components take only types from server",
      { "components/a.tsx": 'import { type Row, list } from "#server/missing/list.ts";' },
      "components/a.tsx: components may not import server/missing/list.ts",
    ],
    [
      "inside server, downwards only",
      { "server/queue/ring.ts": 'import { submit } from "#server/submissions/submit.ts";' },
      "server/queue/ring.ts: queue lies below server/submissions/submit.ts",
    ],
    [
      "every noun of server has its floor",
      { "server/drawer/x.ts": "" },
      "server/drawer/x.ts: drawer has no floor in scripts/layers.ts",
    ],
    [
      "domain is told the time",
      { "domain/a.ts": "const now = Date.now();" },
      "domain/a.ts: domain may not call Date.now(",
    ],
    [
      "domain does no I/O",
      { "domain/a.ts": 'import { readFileSync } from "node:fs";' },
      "domain/a.ts: domain may not use node:fs",
    ],
    [
      "the Prisma client stays in server",
      { "worker/main.ts": 'import { PrismaClient } from "#server/generated/prisma/client.ts";' },
      "worker/main.ts: server/generated/prisma/client.ts is for server; worker/main.ts calls a verb",
    ],
    [
      "an action has no query",
      { "app/actions.ts": 'import { db } from "#server/db.ts";' },
      "app/actions.ts: a page or action has no query: it calls a verb",
    ],
    [
      "next stays in the pages",
      { "server/ledger/a.ts": 'import { headers } from "next/headers";' },
      "server/ledger/a.ts: next/headers is for pages",
    ],
    [
      "the worker has no session",
      { "worker/main.ts": 'import { session } from "#server/session.ts";' },
      "worker/main.ts: only app knows server/session.ts",
    ],
    [
      "the bureau is called by its client",
      { "server/ledger/a.ts": 'await fetch("https://a");' },
      "server/ledger/a.ts: fetch is for server/{bureau,notices}/*/client.ts",
    ],
    [
      "nor by another way",
      { "server/ledger/a.ts": 'import { request } from "undici";' },
      "server/ledger/a.ts: undici is for server/{bureau,notices}/*/client.ts",
    ],
    [
      "the environment is read once",
      { "worker/main.ts": "const level = process.env.LOG_LEVEL;" },
      "worker/main.ts: process.env is read in server/env.ts",
    ],
    ["no index files", { "domain/index.ts": "export const a = 1;" }, "domain/index.ts: no index files"],
    [
      "no re-exports",
      { "domain/a.ts": 'export {\n  b,\n} from "./b.ts";' },
      "domain/a.ts: no re-exports: import from where it is",
    ],
    ["no drawers", { "components/utils.ts": "" }, "components/utils.ts: no drawers: a thing lies under its noun"],
    [
      "no sleeping tests",
      { "e2e/a.test.ts": "await page.waitForTimeout(500);" },
      "e2e/a.test.ts: a test waits for something, never for time",
    ],
    [
      "no cycle",
      {
        "domain/a.ts": 'import "./b.ts";',
        "domain/b.ts": 'import { c } from "./c.ts";',
        "domain/c.ts": 'import type { A } from "#domain/a.ts";',
      },
      "domain/a.ts: cycle domain/a.ts → domain/b.ts → domain/c.ts → domain/a.ts",
    ],
  ];

  test.each(offences)("%s", (_, files, complaint) => {
    expect(violations(Object.entries(files).map(([path, text]) => ({ path, text })))).toContain(complaint);
  });

  test("what is allowed is let through", () => {
    const files = {
      "app/page.tsx":
        'import { list } from "#server/missing/list.ts";\nimport { Table } from "#components/ui/table.tsx";',
      "components/a.tsx": 'import type { Row } from "#server/missing/list.ts";\nimport { Link } from "next-intl";',
      "server/missing/list.ts": 'import { db } from "#server/db.ts";\n// as fetch("https://a") would\n',
      "server/missing/list.test.ts": 'import { startSandbox } from "#sandbox/start-sandbox.ts";',
      "server/bureau/http/client.ts": 'import { request } from "undici";',
      "domain/a.ts": 'import { z } from "zod";\nexport const at = new Date(0);',
    };
    expect(violations(Object.entries(files).map(([path, text]) => ({ path, text })))).toEqual([]);
  });
});
