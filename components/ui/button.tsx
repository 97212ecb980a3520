import type { ComponentProps, ReactNode } from "react";
import { Link } from "#i18n/navigation.ts";
import { type ButtonLook, buttonClass } from "./button-class.ts";

type ButtonProps = ButtonLook & Omit<ComponentProps<"button">, "className"> & { icon?: ReactNode };

export function Button({ look, size, block, icon, children, type = "button", ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass({ look, size, block })} {...rest}>
      {icon}
      {children}
    </button>
  );
}

type ButtonLinkProps = ButtonLook & Omit<ComponentProps<typeof Link>, "className"> & { icon?: ReactNode };

export function ButtonLink({ look, size, block, icon, children, ...rest }: ButtonLinkProps) {
  return (
    <Link className={buttonClass({ look, size, block })} {...rest}>
      {icon}
      {children}
    </Link>
  );
}
