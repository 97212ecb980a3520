/** By which a visitor's second word about something takes the place of the first; it says nothing else. */
export const readerCookie = "faq-reader";

export const readerCookieOptions = {
  path: "/",
  maxAge: 180 * 86_400,
  sameSite: "lax",
  httpOnly: true,
} as const;
