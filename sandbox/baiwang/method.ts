import type { Answer } from "#sandbox/baiwang/envelope.ts";
import type { Office } from "#sandbox/office.ts";
import type { Caller } from "#sandbox/wire/knock.ts";

/** What stands behind one `method`. */
export type Method = {
  readonly itemsIn: (content: unknown) => number;
  readonly answer: (office: Office, caller: Caller, content: unknown) => Answer;
};
