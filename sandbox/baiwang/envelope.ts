/** What every method of 百望 answers inside HTTP 200, besides the method and the request it answers. */
export type Answer =
  | { readonly success: true; readonly response: Readonly<Record<string, unknown>> }
  | { readonly success: false; readonly errorResponse: BaiwangError };

export type BaiwangError = {
  readonly code: string;
  readonly message: string;
  readonly subCode: string;
  readonly subMessage: string;
};

/** Those of the public documents, and below the line ours: a connector must not depend on them. */
export const errorCodes = {
  noToken: "100001",
  badToken: "100002",
  badSignature: "100007",
  badTypeCode: "20019",
  redLetter: "70035",
  empty: "70169",

  badRequest: "100003",
  badPassword: "100004",
  duplicate: "10003",
  resultGone: "10008",
  content: "10010",
  unheardOf: "77777",
} as const;

export function succeeded(response: Readonly<Record<string, unknown>>): Answer {
  return { success: true, response };
}

export function failed(code: string, message: string): Answer {
  return { success: false, errorResponse: { code, message, subCode: "", subMessage: "" } };
}
