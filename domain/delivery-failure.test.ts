import { expect, test } from "vitest";
import { deliveryFailureOf } from "./delivery-failure.ts";

test.each([
  ["550", "refused"],
  ["eenvelope", "refused"],
  ["451", "busy"],
  ["http-503", "busy"],
  ["http-429", "busy"],
  ["http-403", "hook"],
  ["errcode-93000", "hook"],
  ["535", "sign-in"],
  ["etimedout", "timeout"],
  ["econnection", "unreachable"],
  ["unreachable", "unreachable"],
  ["removed", "removed"],
  ["host", "host"],
  ["", "other"],
])("%s is said as %s", (why, said) => {
  expect(deliveryFailureOf(why)).toBe(said);
});
