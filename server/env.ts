import { z } from "zod";

/**
 * Everything the portal takes from its surroundings. `.env.example` is written from this schema, so each key says what
 * it is and shows an example where it has no default.
 */
export const envSchema = z.object({
  NODE_ENV: z.enum(["development", "test", "production"]).default("production").meta({ hidden: true }),
  DATABASE_URL: postgresUrl().meta({
    description: "PostgreSQL 15 or newer, as the role buchuan_app: it owns nothing and cannot pass row-level security",
    example: "postgresql://buchuan_app:PASSWORD@localhost:5432/buchuan",
  }),
  DATABASE_OWNER_URL: postgresUrl().optional().meta({
    description: "The same database as its owner, for migrations only; web and worker do not need it",
    example: "postgresql://buchuan_owner:PASSWORD@localhost:5432/buchuan",
  }),
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10).meta({
    description: "Connections each process keeps at most",
  }),
  APP_URL: z
    .url({ protocol: /^https?$/ })
    .default("http://localhost:3000")
    .meta({
      description: "The address people type; sign-in and links are bound to it",
    }),
  AUTH_SECRET: z.string().min(32).meta({
    description: "Signs session cookies; at least 32 characters, e.g. from: openssl rand -base64 32",
    example: "",
  }),
  EVIDENCE_KEY: hexKey(32).meta({
    description: "32 bytes in hex; encrypts (AES-256-GCM) what was sent to the bureau, e.g. from: openssl rand -hex 32",
    example: "",
  }),
  FILES_DIR: z.string().default(".data/files").meta({
    description: "Folder of uploaded originals and receipts, content-addressed",
  }),
  ISSUED_DIR: z
    .string()
    .min(1)
    .optional()
    .meta({
      description:
        "Folder in which issuing systems put lists of issued invoices, in a sub-folder for each taxpayer id; the worker " +
        "takes them up every minute. Without it none is watched",
      example: "",
    }),
  LEQI_URL: z.url({ protocol: /^https?$/ }).meta({
    description: "The bureau's 乐企 gateway; the demo starts a sandbox in its place",
    example: "http://localhost:3900",
  }),
  LEQI_SM4_KEY: hexKey(16).meta({ description: "16 bytes in hex; the SM4 key agreed with the bureau", example: "" }),
  LEQI_USER_ID: z.string().min(1).meta({ description: "使用单位: our unit's id at the bureau", example: "" }),
  LEQI_PLATFORM: z
    .string()
    .min(1)
    .meta({ description: "平台编号: the number of our platform at the bureau", example: "" }),
  PRACTICE_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description:
        "A sandbox (sandbox/main.ts) that practice merchants send to, never the bureau: anywhere but on this machine it " +
        "has to be another address than LEQI_URL and BAIWANG_URL. Without it nobody can practise",
      example: "http://localhost:4700",
    }),
  PRACTICE_SM4_KEY: hexKey(16).optional().meta({
    description: "16 bytes in hex; that sandbox's key, with PRACTICE_URL",
    example: "",
  }),
  BAIWANG_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .meta({
      description: "百望's gateway, for invoices of tax-control devices; without it there is no such way",
      example: "https://openapi.baiwang.com",
    }),
  BAIWANG_APP_KEY: baiwangText("appKey of our application there; this and the four below go with BAIWANG_URL"),
  BAIWANG_APP_SECRET: baiwangText("Its secret; signs each call"),
  BAIWANG_USER: baiwangText("The account there in whose name tokens are given"),
  BAIWANG_PASSWORD: baiwangText("Its password; what leaves this machine is a digest of it"),
  BAIWANG_SALT: baiwangText("Its salt, which 百望 gives with the account"),
  BUREAU_CONNECT_SECONDS: z.coerce.number().min(0.1).max(30).default(5).meta({
    description: "How long a connection to any bureau interface may take to be made",
  }),
  BUREAU_HEADERS_SECONDS: z.coerce.number().min(0.1).max(60).default(15).meta({
    description: "How long it may be silent before its reply begins",
  }),
  BUREAU_TOTAL_SECONDS: z.coerce.number().min(0.1).max(60).default(30).meta({
    description: "How long a call may take as a whole; LEASE_SECONDS has to be longer than three of them",
  }),
  LEQI_CALLS_PER_SECOND: z.coerce.number().min(0.1).max(10_000).default(50).meta({
    description: "How many calls a second the bureau allows on the 乐企 way; all workers together keep below it",
  }),
  LEQI_CALLS_PER_DAY: z.coerce.number().int().min(1).optional().meta({
    description: "How many calls a day it allows; beyond it submissions wait for midnight",
    example: "",
  }),
  BAIWANG_CALLS_PER_SECOND: z.coerce.number().min(0.1).max(10_000).default(10).meta({
    description: "The same for the 百望 way",
  }),
  BAIWANG_CALLS_PER_DAY: z.coerce.number().int().min(1).optional().meta({
    description: "The same for the 百望 way",
    example: "",
  }),
  TRIAL_SECONDS: z.coerce.number().min(0).max(600).default(30).meta({
    description: "How soon a way that brought nothing back five times in a row is tried again; it grows to ten minutes",
  }),
  POLL_SECONDS: z.coerce.number().min(0).max(600).default(10).meta({
    description: "How soon after 受理 the result is first asked for; it grows to ten minutes",
  }),
  QUIET_SECONDS: z.coerce.number().min(0).max(3600).default(300).meta({
    description:
      "How long after a lost reply the bureau is first asked whether it has the invoice; it grows to an hour",
  }),
  RETRY_SECONDS: z.coerce.number().min(0).max(900).default(5).meta({
    description: "Back-off after a request that certainly never arrived; it grows to a quarter of an hour",
  }),
  RELEASE_SECONDS: z.coerce.number().int().min(0).max(300).default(15).meta({
    description: "For how long a submitted file can be taken back before anything of it is sent; 0 sends at once",
  }),
  LEASE_SECONDS: z.coerce.number().min(1).max(3600).default(120).meta({
    description:
      "After how long a submission whose worker never came back is taken up again; longer than any call may last",
  }),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .optional()
    .meta({
      description:
        "The mail server notices go out by: smtp://user:password@host:587 (STARTTLS where offered; ?requireTLS=true " +
        "insists) or smtps://…:465; without it letters wait and the settings page says so",
      example: "",
    }),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*$/)
    .min(3)
    .optional()
    .meta({
      description: "Who notices come from, with SMTP_URL; a mailbox, with a name or without",
      example: "补传 <notice@example.com>",
    }),
  WECOM_HOSTS: hostList().default(["qyapi.weixin.qq.com"]).meta({
    description: "Hosts a 企业微信 webhook may be at, by commas; none but these is ever called",
    example: "qyapi.weixin.qq.com",
  }),
  METRICS_TOKEN: z.string().min(16).optional().meta({
    description: "Who asks for /metrics has to send it as a bearer token; without it only this machine may ask",
    example: "",
  }),
  DATABASE_DIR: z.string().optional().meta({
    description: "Folder the database lies in, where it is on this machine: its free room is watched",
    example: "",
  }),
  LOG_LEVEL: z.enum(["silent", "fatal", "error", "warn", "info", "debug", "trace"]).default("info").meta({
    description: "How much is logged",
  }),
});

export type Env = z.infer<typeof envSchema>;

let parsed: Env | undefined;

/** Parsed once, when first asked for: a build needs no environment. Throws one `Error` that names every bad key. */
export function env(): Env {
  if (parsed) return parsed;
  parsed = parseEnv(process.env);
  // next-auth takes its own address from here; without it, it would believe the request's headers.
  process.env.NEXTAUTH_URL = parsed.APP_URL;
  return parsed;
}

export function parseEnv(source: Record<string, string | undefined>): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ""));
  const result = envSchema
    .superRefine(baiwangIsWhole)
    .superRefine(mailIsWhole)
    .superRefine(practiceIsApart)
    .safeParse(given);
  if (result.success) return result.data;
  const keys = result.error.issues.map((issue) => String(issue.path[0]));
  const missing = keys.filter((key) => given[key] === undefined);
  const malformed = result.error.issues.filter((issue) => !missing.includes(String(issue.path[0])));
  throw new Error(
    [
      "The environment is not complete; .env.example explains each key. 环境变量不完整，各项说明见 .env.example。",
      missing.length > 0 && `Missing 缺少: ${missing.join(", ")}`,
      malformed.length > 0 &&
        `Malformed 有误: ${malformed.map((issue) => `${String(issue.path[0])} (${issue.message})`).join(", ")}`,
    ]
      .filter(Boolean)
      .join("\n"),
  );
}

const baiwangKeys = [
  "BAIWANG_URL",
  "BAIWANG_APP_KEY",
  "BAIWANG_APP_SECRET",
  "BAIWANG_USER",
  "BAIWANG_PASSWORD",
  "BAIWANG_SALT",
] as const;

/** All the keys of 百望, or none: half a set would be a way that fails at the first invoice. */
function baiwangIsWhole(env: Env, context: z.RefinementCtx): void {
  const given = baiwangKeys.filter((key) => env[key] !== undefined);
  if (given.length === 0) return;
  for (const key of baiwangKeys.filter((key) => !given.includes(key))) {
    context.addIssue({ code: "custom", path: [key], message: `goes with ${given.join(", ")}` });
  }
}

/** Mail has a server and a sender, or neither. */
function mailIsWhole(env: Env, context: z.RefinementCtx): void {
  if ((env.SMTP_URL === undefined) === (env.MAIL_FROM === undefined)) return;
  const [missing, given] = env.SMTP_URL === undefined ? ["SMTP_URL", "MAIL_FROM"] : ["MAIL_FROM", "SMTP_URL"];
  context.addIssue({ code: "custom", path: [missing], message: `goes with ${given}` });
}

/** The practice way is whole or not there, and no address of the bureau's; a demo's sandbox on this machine may be both. */
function practiceIsApart(
  { PRACTICE_URL, PRACTICE_SM4_KEY, LEQI_URL, BAIWANG_URL }: Env,
  context: z.RefinementCtx,
): void {
  if ((PRACTICE_URL === undefined) !== (PRACTICE_SM4_KEY === undefined)) {
    const [missing, given] = PRACTICE_URL ? ["PRACTICE_SM4_KEY", "PRACTICE_URL"] : ["PRACTICE_URL", "PRACTICE_SM4_KEY"];
    context.addIssue({ code: "custom", path: [missing], message: `goes with ${given}` });
  }
  if (PRACTICE_URL === undefined || isOnThisMachine(PRACTICE_URL)) return;
  const hosts = [LEQI_URL, BAIWANG_URL].flatMap((url) => (url ? new URL(url).host : []));
  if (hosts.includes(new URL(PRACTICE_URL).host))
    context.addIssue({ code: "custom", path: ["PRACTICE_URL"], message: "is where the real bureau is" });
}

function isOnThisMachine(url: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
}

function baiwangText(description: string) {
  return z.string().min(1).optional().meta({ description, example: "" });
}

/** `host` or `host:port`, by commas. */
function hostList() {
  return z
    .string()
    .transform((text) =>
      text
        .split(",")
        .map((host) => host.trim().toLowerCase())
        .filter(Boolean),
    )
    .pipe(z.array(z.string().regex(/^[a-z0-9.-]+(:\d{1,5})?$/, "expected host names, by commas")));
}

function postgresUrl() {
  return z.string().regex(/^postgres(ql)?:\/\/\S+$/, "expected postgresql://user:password@host:port/database");
}

function hexKey(bytes: number) {
  return z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`, "i"), `expected ${bytes} bytes in hex`);
}
