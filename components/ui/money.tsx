import { formatYuan } from "#domain/money.ts";
import { classNames } from "./class-names.ts";

type MoneyProps = {
  /** Fen, as a bigint or as the decimal string it travels in. */
  fen: bigint | string;
  /** With ¥ in running text; without it in columns, where the header says 元. */
  sign?: boolean;
  className?: string;
};

export function Money({ fen, sign, className }: MoneyProps) {
  const text = formatYuan(BigInt(fen)).replace("-", "−");
  return (
    <span className={classNames("figures whitespace-nowrap", className)}>
      {sign ? text.replace(/^(−?)/, "$1¥") : text}
    </span>
  );
}
