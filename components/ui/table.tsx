import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

type TableProps = {
  /** Says what the rows are; read out, and seen only where `captionShown`. */
  caption: string;
  captionShown?: boolean;
  /** Parts that give the table's columns their fixed widths: `<col className="w-40" />`. */
  columns?: ReactNode;
  children: ReactNode;
};

/** Hairlines, a header that stays in view, and cards on the phone. */
export function Table({ caption, captionShown, columns, children }: TableProps) {
  return (
    <div className="card-table">
      <table>
        <caption className={captionShown ? "pb-2 text-start font-medium" : "sr-only"}>{caption}</caption>
        {columns ? <colgroup>{columns}</colgroup> : null}
        {children}
      </table>
    </div>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead>
      <tr>{children}</tr>
    </thead>
  );
}

type HeaderCellProps = { numeric?: boolean; children: ReactNode } & Pick<ComponentProps<"th">, "aria-sort">;

export function HeaderCell({ numeric, children, ...rest }: HeaderCellProps) {
  return (
    <th scope="col" data-numeric={numeric || undefined} {...rest}>
      {children}
    </th>
  );
}

type CellProps = {
  /** Where the cell stands in the phone's card; `labelled` needs the column's name. */
  card: "title" | "aside" | "line" | "labelled" | "action" | "hidden";
  label?: string;
  numeric?: boolean;
  /** The cell that names its row. */
  heading?: boolean;
  className?: string;
  children: ReactNode;
};

export function Cell({ card, label, numeric, heading, className, children }: CellProps) {
  const shared = {
    "data-card": card,
    "data-label": label,
    "data-numeric": numeric || undefined,
    className: classNames(numeric && "figures", className),
  };
  return heading ? (
    <th scope="row" {...shared}>
      {children}
    </th>
  ) : (
    <td {...shared}>{children}</td>
  );
}
