/** For tests: a list of so many invoices of 106 yuan, each with a number of its own, `after` those already used. */
export function csvOf(rows: number, after = 0): Buffer {
  const lines = ["数电发票号码,开票日期,发票票种,购方识别号,购买方名称,项目名称,金额,税率,税额,价税合计"];
  for (let row = after + 1; row <= after + rows; row++) {
    lines.push(
      `26117999${String(row).padStart(12, "0")},2026-10-12,数电发票（普通发票）,91110108MA09XX021Q,北京样例科技有限公司（测试）,*信息技术服务*技术服务费,100.00,6%,6.00,106.00`,
    );
  }
  return Buffer.from(`${lines.join("\r\n")}\r\n`);
}
