import type { Problem } from "./problem.ts";

/** A file that cannot be read, or not any further: thrown by the readers, caught once by whoever handed it in. */
export class UnreadableFile extends Error {
  readonly problem: Problem;

  constructor(code: string, facts?: Readonly<Record<string, string>>) {
    super(code);
    this.name = "UnreadableFile";
    this.problem = { code, severity: "reject", field: "file", ...(facts && { facts }) };
  }
}
