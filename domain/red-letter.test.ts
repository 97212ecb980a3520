import { expect, test } from "vitest";
import { redLetterInRemark } from "./red-letter.ts";

const confirmed = {
  blueNumber: "25112000009990000011",
  confirmationNumber: "11010824091002615708",
  confirmationId: "",
};

test.each([
  ["被红冲蓝字数电发票号码：25112000009990000011 红字发票信息确认单编号：11010824091002615708", confirmed],
  ["合同 3；被红冲蓝字数电票号码:25112000009990000011  红字发票信息确认单编号:11010824091002615708", confirmed],
  ["被红冲发票号码：25112000009990000011", { ...confirmed, confirmationNumber: "" }],
  [
    "开具红字增值税专用发票信息表编号1101082409100261",
    { blueNumber: "", confirmationNumber: "1101082409100261", confirmationId: "" },
  ],
  [
    "对应正数发票代码:011001605111 号码:00012345",
    { blueNumber: "01100160511100012345", confirmationNumber: "", confirmationId: "" },
  ],
])("%s", (remark, red) => {
  expect(redLetterInRemark(remark)).toEqual(red);
});

test.each(["", "合同号 HT-2025-1", "红字发票另寄", "红色包装"])("%j says nothing of a red letter", (remark) => {
  expect(redLetterInRemark(remark)).toBeNull();
});
