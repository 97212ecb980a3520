import { expect, test } from "vitest";
import { readTelephone } from "./telephone.ts";

test.each([
  ["13800138000", "13800138000"],
  [" 138 0013 8000 ", "13800138000"],
  ["+86-13800138000", "13800138000"],
  ["１３８００１３８０００", "13800138000"],
  ["010-12345678", "010-12345678"],
  ["(010) 12345678-801", "01012345678-801"],
  ["", ""],
  ["12345", null],
  ["13800138000<script>", null],
  ["王会计", null],
])("%s → %s", (typed, kept) => {
  expect(readTelephone(typed)).toBe(kept);
});
