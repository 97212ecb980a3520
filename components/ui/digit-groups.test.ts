import { expect, test } from "vitest";
import { digitGroups } from "./digit-groups.ts";

test.each([
  ["26117000001140270001", ["2611", "7000", "0011", "4027", "0001"]],
  ["011002300111", ["0110", "0230", "0111"]],
  ["1100223130", ["1100", "223", "130"]],
  ["04875996", ["0487", "5996"]],
  ["123", ["123"]],
])("%s is seen in groups and loses no digit", (text, groups) => {
  expect(digitGroups(text).map((group) => group.digits)).toEqual(groups);
});
