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
  const result = envSchema.safeParse(given);
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

function postgresUrl() {
  return z.string().regex(/^postgres(ql)?:\/\/\S+$/, "expected postgresql://user:password@host:port/database");
}

function hexKey(bytes: number) {
  return z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`, "i"), `expected ${bytes} bytes in hex`);
}
