/** `0.13` → `13%`, `0.015` → `1.5%`, as invoices print it; a word stays a word. */
export function rateText(rate: string): string {
  if (!/^0(\.\d{1,4})?$/.test(rate)) return rate;
  const digits = rate.slice(2).padEnd(2, "0");
  const whole = digits.slice(0, 2).replace(/^0(?=\d)/, "");
  const rest = digits.slice(2).replace(/0+$/, "");
  return `${whole}${rest === "" ? "" : `.${rest}`}%`;
}
