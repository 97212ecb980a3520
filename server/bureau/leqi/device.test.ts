import { expect, test } from "vitest";
import { thisDevice } from "#server/bureau/leqi/device.ts";

const loopback = { address: "127.0.0.1", netmask: "", mac: "00:00:00:00:00:00", internal: true, cidr: null };
const outside = { address: "192.0.2.7", netmask: "", mac: "00:00:5e:00:53:07", internal: false, cidr: null };

test("is the first address others can see", () => {
  const interfaces = {
    lo: [{ ...loopback, family: "IPv4" as const }],
    eth0: [{ ...outside, family: "IPv4" as const }],
  };
  expect(thisDevice(interfaces)).toEqual({ ip: "192.0.2.7", mac: "00:00:5e:00:53:07" });
});

test("is loopback where there is none", () => {
  expect(thisDevice({})).toEqual({ ip: "127.0.0.1", mac: "00:00:00:00:00:00" });
});
