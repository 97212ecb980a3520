/** The only place the sandbox reads its environment. */
export const env = {
  host: process.env.SANDBOX_HOST ?? "127.0.0.1",
  port: port("SANDBOX_PORT", 4700),
  controlPort: port("SANDBOX_CONTROL_PORT", 4701),
  dir: process.env.SANDBOX_DIR ?? ".data/sandbox",
  /** 32 hex digits; the default is the example key of GB/T 32907-2016, so that a demo needs no setting. */
  sm4Key: process.env.LEQI_SM4_KEY ?? "0123456789abcdeffedcba9876543210",
};

function port(name: string, fallback: number): number {
  const text = process.env[name];
  if (text === undefined || text === "") return fallback;
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0 || number > 65_535) {
    throw new RangeError(`${name} is not a port: ${text}`);
  }
  return number;
}
