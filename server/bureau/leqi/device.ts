import { networkInterfaces } from "node:os";

/** 服务器地址 and MAC 地址 of the machine that hands in (乐企 QDFPSC ip, macdz; at most 20 characters each). */
export type Device = { readonly ip: string; readonly mac: string };

/** The first address of this machine that others can see; loopback when it has none. */
export function thisDevice(interfaces = networkInterfaces()): Device {
  const addresses = Object.values(interfaces).flatMap((list) => list ?? []);
  const seen = addresses.find(({ family, internal }) => family === "IPv4" && !internal);
  return seen ? { ip: seen.address, mac: seen.mac } : { ip: "127.0.0.1", mac: "00:00:00:00:00:00" };
}
