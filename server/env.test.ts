import { expect, test } from "vitest";
import { parseEnv } from "#server/env.ts";

const complete = {
  DATABASE_URL: "postgresql://buchuan_app:secret@localhost:5432/buchuan",
  AUTH_SECRET: "a".repeat(32),
  EVIDENCE_KEY: "0".repeat(64),
  LEQI_URL: "http://localhost:3900",
  LEQI_SM4_KEY: "0".repeat(32),
  LEQI_USER_ID: "unit",
  LEQI_PLATFORM: "platform",
};

test("fills the defaults", () => {
  expect(parseEnv(complete)).toMatchObject({
    APP_URL: "http://localhost:3000",
    FILES_DIR: ".data/files",
    DATABASE_POOL: 10,
  });
});

test("names all missing keys at once, an empty one among them", () => {
  const { DATABASE_URL: _, ...rest } = complete;
  expect(() => parseEnv({ ...rest, AUTH_SECRET: "" })).toThrow(/缺少: DATABASE_URL, AUTH_SECRET$/);
});

test("names malformed keys without showing their values", () => {
  const refused = () =>
    parseEnv({ ...complete, EVIDENCE_KEY: "tooshort", DATABASE_URL: "mysql://user:hunter2@host/db" });
  expect(refused).toThrow(/有误: DATABASE_URL \(expected postgresql.*EVIDENCE_KEY \(expected 32 bytes in hex\)/);
  expect(refused).not.toThrow(/hunter2|tooshort/);
});
