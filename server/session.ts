import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import NextAuth, { getServerSession, type NextAuthOptions } from "next-auth";
import { encode } from "next-auth/jwt";
import CredentialsProvider from "next-auth/providers/credentials";
import { getLocale } from "next-intl/server";
import { cache } from "react";
import { deviceOf, placeOf } from "#server/accounts/device.ts";
import { endSession } from "#server/accounts/end-session.ts";
import { findSession } from "#server/accounts/find-session.ts";
import { openSession, sessionSeconds } from "#server/accounts/open-session.ts";
import { contextOf, type SignedInAccount, type SignedInContext } from "#server/accounts/signed-in.ts";
import { type Credentials, verifyCredentials } from "#server/accounts/verify-credentials.ts";
import {
  type MerchantContext,
  type OperatorContext,
  type PublicContext,
  publicContext,
  type StaffContext,
  type SupportContext,
} from "#server/context.ts";
import { env } from "#server/env.ts";
import { log } from "#server/log.ts";
import { Refusal } from "#server/refusal.ts";

/** Who is signed in, as the account stands now; null when nobody is. Looked up once a request. */
export const currentAccount = cache(async (): Promise<SignedInAccount | null> => {
  const session = await getServerSession(authOptions());
  return session ? findSession(session.sessionId) : null;
});

/**
 * Whether the browser brings a session, whatever became of it: enough to say where a link leads, and never to let anybody
 * in. Nothing is looked up, so it can stand on pages that must not wait for the database.
 */
export async function bringsSession(): Promise<boolean> {
  return (await cookies()).has(sessionCookie().name);
}

/** For pages: whoever is signed out is sent to sign in and comes back; whoever belongs to another room finds nothing. */
export async function requireMerchant(): Promise<MerchantContext> {
  return (await contextIn("merchant")) ?? elsewhere();
}

export async function requireSupport(): Promise<SupportContext> {
  return (await contextIn("support")) ?? elsewhere();
}

export async function requireOperator(): Promise<OperatorContext> {
  return (await contextIn("operator")) ?? elsewhere();
}

/** For pages of operations that support reads, too. */
export async function requireStaff(): Promise<StaffContext> {
  return (await contextIn("operator")) ?? (await contextIn("support")) ?? elsewhere();
}

/** For actions and route handlers, where a redirect would throw away what was typed: refuses SIGNED_OUT or OTHER_ROOM. */
export async function merchantOfRequest(): Promise<MerchantContext> {
  return (await contextIn("merchant")) ?? refuse();
}

export async function supportOfRequest(): Promise<SupportContext> {
  return (await contextIn("support")) ?? refuse();
}

export async function operatorOfRequest(): Promise<OperatorContext> {
  return (await contextIn("operator")) ?? refuse();
}

export async function staffOfRequest(): Promise<StaffContext> {
  return (await contextIn("operator")) ?? (await contextIn("support")) ?? refuse();
}

/** Whoever takes courses. */
export async function studentOfRequest(): Promise<MerchantContext | SupportContext> {
  return (await contextIn("merchant")) ?? (await contextIn("support")) ?? refuse();
}

/** Whoever asks, signed in or not: for what anybody may have checked. */
export async function visitorOfRequest(): Promise<PublicContext> {
  return publicContext(placeOf((await deviceOfRequest()).address));
}

/** Who says something: somebody of a merchant, else whoever asks. */
export async function speakerOfRequest(): Promise<MerchantContext | PublicContext> {
  return (await contextIn("merchant")) ?? visitorOfRequest();
}

/**
 * Verifies, opens a session and sets the cookie of next-auth, so that a form without a script and next-auth's own client
 * end in the same place. A session the browser came with is over.
 */
export async function signIn(credentials: Credentials): Promise<SignedInAccount> {
  const device = await deviceOfRequest();
  const account = await verifyCredentials(credentials, placeOf(device.address));
  await endCurrentSession();
  const signedIn = await openSession(account, device);
  const { name, options } = sessionCookie();
  const token = { sessionId: signedIn.sessionId };
  const value = await encode({ token, secret: env().AUTH_SECRET, maxAge: sessionSeconds });
  (await cookies()).set(name, value, { ...options, maxAge: sessionSeconds });
  return signedIn;
}

export async function signOut(): Promise<void> {
  await endCurrentSession();
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

/** The endpoints of next-auth itself (`/api/auth/*`), for its client. */
export function answerNextAuth(request: Request, context: { params: Promise<unknown> }): Promise<Response> {
  return NextAuth(request as never, context as never, authOptions());
}

async function contextIn<Kind extends SignedInContext["kind"]>(
  kind: Kind,
): Promise<Extract<SignedInContext, { kind: Kind }> | null> {
  const account = await currentAccount();
  const context = account && contextOf(account);
  return context?.kind === kind ? (context as Extract<SignedInContext, { kind: Kind }>) : null;
}

async function elsewhere(): Promise<never> {
  if (await currentAccount()) notFound();
  const next = (await headers()).get("x-path") ?? "";
  // The proxy drops the prefix of the default language again.
  redirect(`/${await getLocale()}/sign-in?${new URLSearchParams(next ? { next } : {})}`);
}

async function refuse(): Promise<never> {
  throw (await currentAccount()) ? new Refusal("not-found", "OTHER_ROOM") : new Refusal("forbidden", "SIGNED_OUT");
}

async function deviceOfRequest() {
  const sent = await headers();
  return deviceOf((name) => sent.get(name));
}

async function endCurrentSession(): Promise<void> {
  const account = await currentAccount();
  if (account) await endSession(contextOf(account), account.sessionId);
}

declare module "next-auth" {
  interface Session {
    sessionId: string;
  }
}

/** The token in the cookie says which session, and nothing else: it is looked up, so a copy dies with the session. */
function authOptions(): NextAuthOptions {
  return {
    secret: env().AUTH_SECRET,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    useSecureCookies: isSecure(),
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in", verifyRequest: "/sign-in" },
    providers: [
      CredentialsProvider({
        credentials: { signInName: {}, password: {} },
        authorize: (typed, request) => openedSession(typed, request.headers ?? {}),
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) => (user ? { sessionId: user.id } : token),
      session: ({ session, token }) => ({ ...session, sessionId: String(token.sessionId) }),
    },
    events: { signOut: endCurrentSession },
    logger: {
      error: (code) => log().warn({ code }, "next-auth"),
      warn: (code) => log().warn({ code }, "next-auth"),
      debug: () => {},
    },
  };
}

async function openedSession(
  typed: Partial<Credentials> | undefined,
  sent: Record<string, string>,
): Promise<{ id: string }> {
  const device = deviceOf((name) => sent[name]);
  const credentials = { signInName: typed?.signInName ?? "", password: typed?.password ?? "" };
  const account = await verifyCredentials(credentials, placeOf(device.address));
  return { id: (await openSession(account, device)).sessionId };
}

/** `__Host-`: this host only, this path, never over plain HTTP. */
function sessionCookie() {
  const secure = isSecure();
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  return { name: secure ? "__Host-buchuan-session" : "buchuan-session", options };
}

function isSecure(): boolean {
  return env().APP_URL.startsWith("https:");
}
