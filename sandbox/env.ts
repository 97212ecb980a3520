import { demoAccount } from "#sandbox/baiwang/account.ts";

/** The only place the sandbox reads its environment. */
export const env = {
  host: process.env.SANDBOX_HOST ?? "127.0.0.1",
  port: port("SANDBOX_PORT", 4700),
  controlPort: port("SANDBOX_CONTROL_PORT", 4701),
  dir: process.env.SANDBOX_DIR ?? ".data/sandbox",
  /** 32 hex digits; the default is the example key of GB/T 32907-2016, so that a demo needs no setting. */
  sm4Key: process.env.LEQI_SM4_KEY ?? "0123456789abcdeffedcba9876543210",
  seed: whole("SANDBOX_SEED", 0),
  /** The one account of 百望 it knows, by the names of the connector's own variables. */
  baiwang: {
    appKey: process.env.BAIWANG_APP_KEY ?? demoAccount.appKey,
    secret: process.env.BAIWANG_APP_SECRET ?? demoAccount.secret,
    username: process.env.BAIWANG_USER ?? demoAccount.username,
    password: process.env.BAIWANG_PASSWORD ?? demoAccount.password,
    salt: process.env.BAIWANG_SALT ?? demoAccount.salt,
  },
};

function port(name: string, fallback: number): number {
  const number = whole(name, fallback);
  if (number < 0 || number > 65_535) throw new RangeError(`${name} is not a port: ${number}`);
  return number;
}

function whole(name: string, fallback: number): number {
  const text = process.env[name];
  if (text === undefined || text === "") return fallback;
  const number = Number(text);
  if (!Number.isInteger(number)) throw new RangeError(`${name} is not a whole number: ${text}`);
  return number;
}
