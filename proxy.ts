import { type NextRequest, NextResponse } from "next/server";
import createLocaleProxy from "next-intl/middleware";
import { routing } from "./i18n/routing.ts";

const localize = createLocaleProxy(routing);
/** A constant of the build, not a setting: Next's own overlay needs eval and inline styles, in development only. */
const developing = process.env.NODE_ENV === "development";
const apiPolicy = "default-src 'none'; frame-ancestors 'none'; sandbox";
/** Asked by load balancers, start scripts and whoever counts, which know no language. */
const probes = ["/healthz", "/readyz", "/metrics"];

/** Language and headers, never the lock: whether one may see a page is decided by the verb behind it. */
export function proxy(request: NextRequest): NextResponse {
  const secure = isSecure(request);
  const { pathname } = request.nextUrl;
  request.headers.set("x-trace-id", crypto.randomUUID().replaceAll("-", ""));
  if (pathname.startsWith("/api/"))
    return withHeaders(NextResponse.next({ request: { headers: request.headers } }), apiPolicy, secure);
  if (probes.includes(pathname))
    return withHeaders(NextResponse.rewrite(new URL(`/api${pathname}`, request.url)), apiPolicy, secure);
  const nonce = crypto.randomUUID();
  const policy = pagePolicy(nonce, secure);
  request.headers.set("x-nonce", nonce);
  request.headers.set("content-security-policy", policy);
  request.headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  return withHeaders(localize(request), policy, secure);
}

// Bodies above 10 MB would be cut here without a word, so uploads do not pass; static files need no language.
export const config = {
  matcher: [
    "/((?!api/uploads|help-worker\\.js|_next/static|_next/image|.*\\.(?:csv|ico|jpg|mp4|png|svg|txt|vtt|webm|webmanifest|webp|xlsx)$).*)",
  ],
};

/** `style-src-attr`: progress bars and Radix set style attributes; a style element still needs the nonce. */
function pagePolicy(nonce: string, secure: boolean): string {
  const rules = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${developing ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${developing ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ];
  return [...rules, ...(secure ? ["upgrade-insecure-requests"] : [])].join("; ");
}

function withHeaders(response: NextResponse, policy: string, secure: boolean): NextResponse {
  const { headers } = response;
  headers.set("content-security-policy", policy);
  headers.set("cross-origin-opener-policy", "same-origin");
  headers.set("cross-origin-resource-policy", "same-origin");
  headers.set("permissions-policy", "camera=(self), geolocation=(), microphone=(), payment=(), usb=()");
  headers.set("referrer-policy", "same-origin");
  headers.set("x-content-type-options", "nosniff");
  headers.set("x-frame-options", "DENY");
  if (secure) headers.set("strict-transport-security", "max-age=63072000; includeSubDomains");
  return response;
}

function isSecure(request: NextRequest): boolean {
  return request.nextUrl.protocol === "https:" || request.headers.get("x-forwarded-proto") === "https";
}
