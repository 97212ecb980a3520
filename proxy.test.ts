import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { config, proxy } from "./proxy.ts";

const site = "http://localhost:3000";

test("Chinese has no prefix, English keeps its own, and neither is guessed from the browser", () => {
  const english = { headers: { "accept-language": "en-US,en;q=0.9" } };
  expect(ask("/missing?cause=OFFLINE", english).headers.get("x-middleware-rewrite")).toBe(
    `${site}/zh-CN/missing?cause=OFFLINE`,
  );
  expect(ask("/en/missing").headers.get("x-middleware-rewrite")).toBeNull();
  expect(ask("/zh-CN/missing").headers.get("location")).toBe(`${site}/missing`);
});

test.each(["//evil.example", "/%5Cevil.example", "/zh-CN//evil.example"])("%s does not lead off the site", (path) => {
  const location = ask(path).headers.get("location");
  expect(new URL(location ?? site, site).origin).toBe(site);
});

test("each page has a nonce of its own, which the page itself is told", () => {
  const [first, second] = [ask("/"), ask("/")];
  const nonce = nonceOf(first);
  expect(nonce).toMatch(/^[\w-]{20,}$/);
  expect(nonceOf(second)).not.toBe(nonce);
  expect(first.headers.get("x-middleware-request-x-nonce")).toBe(nonce);
  expect(first.headers.get("x-middleware-request-content-security-policy")).toContain(nonce);
});

test("a nonce brought along is not believed", () => {
  const response = ask("/", { headers: { "x-nonce": "mine", "content-security-policy": "script-src 'nonce-mine'" } });
  expect(response.headers.get("x-middleware-request-x-nonce")).not.toBe("mine");
  expect(response.headers.get("x-middleware-request-content-security-policy")).not.toContain("mine");
});

test("pages cannot be framed, scripted from elsewhere or built upon another base", () => {
  const policy = ask("/").headers.get("content-security-policy");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("object-src 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).not.toContain("'unsafe-eval'");
  expect(policy?.match(/script-src [^;]*/)?.[0]).not.toContain("unsafe");
});

test("only https promises https", () => {
  expect(ask("/").headers.get("strict-transport-security")).toBeNull();
  const behindProxy = ask("/", { headers: { "x-forwarded-proto": "https" } });
  expect(behindProxy.headers.get("strict-transport-security")).toContain("max-age=63072000");
});

test("the API is left without a language", () => {
  const response = ask("/api/health");
  expect(response.headers.get("x-middleware-rewrite")).toBeNull();
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
});

test.each([
  ["/api/uploads", false],
  ["/api/uploads/part", false],
  ["/_next/static/chunks/main.js", false],
  ["/guides/upload.png", false],
  ["/favicon.ico", false],
  ["/api/health", true],
  ["/", true],
  ["/missing/26117000001140270001", true],
  ["/guides/upload", true],
])("the matcher of %s is %s", (path, passes) => {
  expect(new RegExp(`^${config.matcher[0]}$`).test(path)).toBe(passes);
});

function ask(path: string, init?: ConstructorParameters<typeof NextRequest>[1]) {
  return proxy(new NextRequest(new URL(site + path), init));
}

function nonceOf(response: Response): string | undefined {
  return response.headers.get("content-security-policy")?.match(/'nonce-([^']+)'/)?.[1];
}
