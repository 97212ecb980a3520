import { exampleStaff } from "#server/accounts/example-merchant.ts";
import type { OperatorContext } from "#server/context.ts";

/** Somebody of operations, signed in. */
export async function exampleOperator(): Promise<OperatorContext> {
  const { context } = await exampleStaff("operator");
  if (context.kind !== "operator") throw new Error("an operator has another room");
  return context;
}
