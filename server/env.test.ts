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

test("who practises never does so where the bureau is, unless all of it is on this machine", () => {
  const sandbox = { PRACTICE_URL: "https://practice.example.com", PRACTICE_SM4_KEY: "1".repeat(32) };
  const LEQI_URL = "https://bureau.example.com/leqi";
  expect(parseEnv({ ...complete, LEQI_URL, ...sandbox }).PRACTICE_URL).toBe(sandbox.PRACTICE_URL);
  for (const PRACTICE_URL of [LEQI_URL, "https://bureau.example.com", "https://BUREAU.example.com/sandbox"])
    expect(() => parseEnv({ ...complete, LEQI_URL, ...sandbox, PRACTICE_URL })).toThrow(/PRACTICE_URL \(is where/);
  expect(parseEnv({ ...complete, ...sandbox, PRACTICE_URL: complete.LEQI_URL }).LEQI_URL).toBe(complete.LEQI_URL);
  expect(() => parseEnv({ ...complete, PRACTICE_URL: sandbox.PRACTICE_URL })).toThrow(/PRACTICE_SM4_KEY/);
});

test("百望 is set whole or not at all", () => {
  const baiwang = {
    BAIWANG_URL: "http://localhost:3901",
    BAIWANG_APP_KEY: "key",
    BAIWANG_APP_SECRET: "secret",
    BAIWANG_USER: "user",
    BAIWANG_PASSWORD: "password",
    BAIWANG_SALT: "salt",
  };
  expect(parseEnv({ ...complete, ...baiwang })).toMatchObject(baiwang);
  expect(() => parseEnv({ ...complete, ...baiwang, BAIWANG_SALT: "", BAIWANG_USER: "" })).toThrow(
    /缺少: BAIWANG_USER, BAIWANG_SALT$/,
  );
  expect(() => parseEnv({ ...complete, BAIWANG_SALT: "salt" })).toThrow(/缺少: BAIWANG_URL, /);
});

test("mail has a server and a sender, or neither; webhooks have hosts by name", () => {
  const mail = { SMTP_URL: "smtp://localhost:587", MAIL_FROM: "补传 <notice@example.com>" };
  expect(parseEnv({ ...complete, ...mail })).toMatchObject(mail);
  expect(() => parseEnv({ ...complete, SMTP_URL: mail.SMTP_URL })).toThrow(/缺少: MAIL_FROM$/);
  expect(() => parseEnv({ ...complete, ...mail, SMTP_URL: "https://user:hunter2@host" })).toThrow(/有误: SMTP_URL/);
  expect(() => parseEnv({ ...complete, ...mail, MAIL_FROM: "a@example.com\nBcc: b@example.com" })).toThrow(/MAIL_FROM/);
  expect(parseEnv(complete)).toMatchObject({ WECOM_HOSTS: ["qyapi.weixin.qq.com"] });
  expect(parseEnv({ ...complete, WECOM_HOSTS: " A.example.com, b.example.com:8443" }).WECOM_HOSTS).toEqual([
    "a.example.com",
    "b.example.com:8443",
  ]);
  expect(() => parseEnv({ ...complete, WECOM_HOSTS: "https://a.example.com/" })).toThrow(/WECOM_HOSTS/);
});
