import { expect, test } from "vitest";
import { deviceOf, placeOf } from "#server/accounts/device.ts";

test.each([
  ["198.51.100.7", "198.51.100.7"],
  ["10.0.0.1, 198.51.100.7", "198.51.100.7"],
  ["::ffff:198.51.100.7", "198.51.100.7"],
  ["2001:db8::5", "2001:db8::5"],
  ["", ""],
])("of %s the last hop counts", (forwarded, address) => {
  expect(deviceOf((name) => (name === "x-forwarded-for" ? forwarded : null)).address).toBe(address);
});

test("nobody fills the table with a header", () => {
  const { userAgent, address } = deviceOf(() => "x".repeat(5000));
  expect([userAgent.length, address.length]).toEqual([400, 45]);
});

test.each([
  ["198.51.100.7", "198.51.100.7"],
  ["2001:db8:0:12::5", "2001:db8:0:12"],
  ["2001:0db8:0:12:ffff:1:2:3", "2001:db8:0:12"],
  ["2001:db8::5", "2001:db8:0:0"],
  ["::1", "0:0:0:0"],
])("%s is tried from %s", (address, place) => {
  expect(placeOf(address)).toBe(place);
});
