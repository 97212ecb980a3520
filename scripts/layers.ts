import { readFileSync } from "node:fs";
import { glob } from "node:fs/promises";
import { join, posix } from "node:path";

/** A file of ours with its text; `path` from the project's root, with forward slashes. */
export interface Source {
  path: string;
  text: string;
}

/** Reads every TypeScript file of the project but the generated ones, and the test that invents offences. */
export async function readSources(root: string): Promise<Source[]> {
  const paths = await Array.fromAsync(glob("**/*.{ts,tsx}", { cwd: root, exclude: isForeign }));
  return paths
    .sort()
    .map((path) => ({ path: path.replaceAll("\\", "/"), text: readFileSync(join(root, path), "utf8") }));
}

/** Everything that breaks docs/architecture.md “Who may know whom”, as `file: what`. */
export function violations(sources: Source[]): string[] {
  const files = sources.map(read);
  const paths = new Set(sources.map((source) => source.path));
  return [
    ...files.flatMap((file) => rules.flatMap((rule) => rule(file).map((what) => `${file.path}: ${what}`))),
    ...cycles(files, paths).map((cycle) => `${cycle[0]}: cycle ${cycle.join(" → ")}`),
  ];
}

interface Import {
  /** From the root for our own files, else the package's name or `node:…`. */
  to: string;
  ours: boolean;
  typeOnly: boolean;
}

interface File extends Source {
  area: string;
  test: boolean;
  imports: Import[];
}

/** Who may import whom; a file may always import its own area. What is not named here is nobody's. */
const mayImport: Record<string, string[]> = {
  app: ["server", "components", "domain", "content", "messages", "i18n"],
  components: ["domain", "i18n"],
  content: [],
  domain: [],
  messages: [],
  i18n: ["messages"],
  server: ["domain", "messages"],
  worker: ["server", "domain"],
  sandbox: ["domain"],
  "proxy.ts": ["i18n", "components"],
  "instrumentation.ts": ["server"],
  "playwright.config.ts": ["scripts"],
  prisma: ["server", "domain", "sandbox", "scripts"],
  scripts: ["server", "domain", "sandbox", "worker", "content", "messages", "i18n", "prisma", "prisma.config.ts"],
  e2e: ["scripts", "domain", "sandbox", "server", "prisma", "messages", "content"],
  bench: ["scripts", "server", "domain", "sandbox", "worker", "prisma", "e2e"],
  faults: ["scripts", "server", "domain", "sandbox", "worker", "prisma"],
};

/** A test may also use these: the stand-in bureau, the seed, what sets tests up. */
const testsMayImport = ["domain", "components", "i18n", "messages", "sandbox", "scripts", "prisma", "e2e"];

/** Inside server, downwards or sideways only; a new noun takes its place here. */
const serverFloors = [
  ["env.ts", "log.ts", "refusal.ts"],
  ["context.ts", "db.ts", "evidence.ts", "files.ts", "generated", "throttle.ts"],
  ["audit.ts"],
  ["queue", "bureau", "notices", "reading"],
  ["missing", "ledger", "incidents"],
  ["submissions"],
  ["batches", "certificates", "packages", "reconciliation", "uploads", "whereabouts"],
  [
    "support",
    "assist",
    "reports",
    "monitoring",
    "timetable",
    "transfers",
    "feedback",
    "training",
    "board",
    "accounts",
    "tokens",
  ],
  ["session.ts"],
];

const domainPackages = ["zod", "papaparse", "fflate", "fast-xml-parser", "unpdf", "zxing-wasm/reader"];
const drawers = /(^|\/)(lib|utils?|helpers?|common|hooks|types|services?|misc)(\/|\.tsx?$)/;
const webPackages = /^(next|next-auth|next-intl|react|react-dom|@radix-ui|radix-ui|lucide-react)(\/|$)/;
const mayUseWeb = /^(app|components|content|i18n)\/|^(proxy|instrumentation|next\.config)\.ts$|^server\/session\.ts$/;
const mayReadEnvironment = /^(server|sandbox)\/env\.ts$|^(scripts|bench|faults|e2e)\/|^[\w.-]+\.config\.ts$/;
const client = /^server\/(bureau|notices)\/[\w-]+\/client\.ts$/;

const rules = [
  function knowsOnlyItsNeighbours({ area, test, imports }: File): string[] {
    const allowed = [area, ...(mayImport[area] ?? []), ...(test ? testsMayImport : [])];
    const foreign = imports.filter(({ to, ours }) => ours && to.includes("/") && !allowed.includes(areaOf(to)));
    return foreign
      .filter(({ to, typeOnly }) => !(area === "components" && areaOf(to) === "server" && typeOnly))
      .map(({ to }) => `${area} may not import ${to}`);
  },

  function serverGoesDownwards({ path, area, test, imports }: File): string[] {
    if (area !== "server" || test) return [];
    const own = floorOf(path);
    if (own === -1) return [`${nounOf(path)} has no floor in scripts/layers.ts`];
    const above = imports.filter(({ to, ours }) => ours && areaOf(to) === "server" && floorOf(to) > own);
    return above.map(({ to }) => `${nounOf(path)} lies below ${to}`);
  },

  function domainIsPure({ area, test, imports, text }: File): string[] {
    if (area !== "domain" || test) return [];
    const packages = imports.filter(({ to, ours }) => !ours && !domainPackages.includes(to));
    const impure = /\b(Date\.now\(|new Date\(\)|Math\.random\(|process\.|fetch\(|crypto\.)/.exec(withoutComments(text));
    return [
      ...packages.map(({ to }) => `domain may not use ${to}`),
      ...(impure ? [`domain may not call ${impure[1]}`] : []),
    ];
  },

  function prismaStaysInServer({ path, area, test, imports }: File): string[] {
    if (["server", "prisma", "scripts", "bench", "faults", "e2e"].includes(area) || test) return [];
    const clients = imports.filter(({ to, typeOnly }) => isPrisma(to) && !typeOnly);
    return clients.map(({ to }) => `${to} is for server; ${path} calls a verb`);
  },

  function pagesCallVerbs({ area, imports }: File): string[] {
    if (area !== "app") return [];
    return imports.some(({ to }) => to === "server/db.ts") ? ["a page or action has no query: it calls a verb"] : [];
  },

  function webStaysInWeb({ path, test, imports }: File): string[] {
    if (mayUseWeb.test(path) || test || /^(scripts|e2e|bench)\//.test(path)) return [];
    return imports.filter(({ to, ours }) => !ours && webPackages.test(to)).map(({ to }) => `${to} is for pages`);
  },

  function sessionStaysInApp({ path, area, test, imports }: File): string[] {
    const knows = imports.some(({ to }) => to === "server/session.ts");
    return knows && area !== "app" && !test && path !== "server/session.ts" ? ["only app knows server/session.ts"] : [];
  },

  function theOutsideIsCalledByItsClient({ path, area, test, imports, text }: File): string[] {
    if (area !== "server" || test || client.test(path)) return [];
    const http = imports.filter(
      ({ to, typeOnly }) => !typeOnly && /^(undici|nodemailer|node:https?|node:net|node:tls)$/.test(to),
    );
    const fetches = /(?<![.\w])fetch\(/.test(withoutComments(text));
    return [
      ...http.map(({ to }) => `${to} is for server/{bureau,notices}/*/client.ts`),
      ...(fetches ? ["fetch is for server/{bureau,notices}/*/client.ts"] : []),
    ];
  },

  function environmentIsReadOnce({ path, test, text }: File): string[] {
    if (mayReadEnvironment.test(path) || test) return [];
    const read = /\bprocess\.env\b(\.(?:NODE_ENV|NEXT_RUNTIME)\b)?/.exec(withoutComments(text));
    const builtIn = /^(proxy|instrumentation)\.ts$/.test(path) && read?.[1];
    return read && !builtIn ? ["process.env is read in server/env.ts"] : [];
  },

  function noBarrels({ path, text }: File): string[] {
    if (/(^|\/)index\.tsx?$/.test(path)) return ["no index files"];
    return /^export\s+(type\s+)?(\*|\{[^}]*\})\s*(as\s+\w+\s+)?from\b/m.test(text)
      ? ["no re-exports: import from where it is"]
      : [];
  },

  function noDrawers({ path }: File): string[] {
    return drawers.test(path) ? ["no drawers: a thing lies under its noun"] : [];
  },

  function noSleepingTests({ test, text }: File): string[] {
    return test && /waitForTimeout\(|setTimeout\((resolve|done|r),/.test(text)
      ? ["a test waits for something, never for time"]
      : [];
  },
];

function isPrisma(to: string): boolean {
  return to.startsWith("server/generated/") || /^(@prisma\/|pg$|pg-)/.test(to);
}

function read({ path, text }: Source): File {
  const test = /\.test\.tsx?$/.test(path) || path.startsWith("e2e/");
  return { path, text, area: areaOf(path), test, imports: importsOf(path, withoutComments(text)) };
}

const importPattern =
  /^[ \t]*(?:import|export)\s+(type\s+)?(?:[\w*\s{},$]+?\s+from\s+)?["']([^"'\n]+)["']|\bimport\(\s*["']([^"'\n]+)["']/gm;

function importsOf(path: string, text: string): Import[] {
  return [...text.matchAll(importPattern)].map(([, type, named, called]) =>
    target(path, named ?? called ?? "", Boolean(type)),
  );
}

function target(path: string, name: string, typeOnly: boolean): Import {
  if (name.startsWith("#")) return { to: name.slice(1), ours: true, typeOnly };
  if (name.startsWith(".")) return { to: posix.join(posix.dirname(path), name), ours: true, typeOnly };
  return { to: name, ours: false, typeOnly };
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm, "");
}

/** The first folder, or the file itself at the root. */
function areaOf(path: string): string {
  return path.split("/")[0] ?? path;
}

/** `server/batches/x.ts` → `batches`; `server/db.ts` → `db.ts`. */
function nounOf(path: string): string {
  return path.split("/")[1] ?? path;
}

function floorOf(path: string): number {
  const noun = nounOf(path).replace(".test.ts", ".ts");
  return serverFloors.findIndex((floor) => floor.includes(noun));
}

function cycles(files: File[], paths: Set<string>): string[][] {
  const edges = new Map(
    files.map(({ path, imports }) => [path, imports.filter(({ to }) => paths.has(to)).map(({ to }) => to)]),
  );
  const done = new Set<string>();
  const found: string[][] = [];
  for (const { path } of files) visit(path, []);
  return found;

  function visit(path: string, way: string[]): void {
    if (way.includes(path)) {
      found.push([...way.slice(way.indexOf(path)), path]);
      return;
    }
    if (done.has(path)) return;
    for (const next of edges.get(path) ?? []) visit(next, [...way, path]);
    done.add(path);
  }
}

function isForeign(path: string): boolean {
  return /^(node_modules|\.next|\.data|\.git|server\/generated|layers\.test\.ts|next-env\.d\.ts)(\/|$)/.test(
    path.replaceAll("\\", "/"),
  );
}
