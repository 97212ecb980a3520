import { type InvoiceDraft, type InvoiceKey, invoiceKey, isInvoiceKey, numberFault } from "#domain/invoice.ts";
import { isRejecting, type Problem } from "#domain/problem.ts";
import type { AnswerFile, DamagedRow, ReadAnswer } from "#server/bureau/package/answer-file.ts";

const shownOthers = 20;
const shownDamaged = 100;

export type Gathered = Pick<AnswerFile, "answers" | "others" | "damaged">;

/** Puts the rows of an answer together: one answer for each invoice asked about; what contradicts itself is damaged. */
export class AnswerGatherer {
  private readonly asked: ReadonlySet<InvoiceKey>;
  private readonly answers = new Map<InvoiceKey, ReadAnswer>();
  private readonly contradicted = new Set<InvoiceKey>();
  private readonly damaged: DamagedRow[] = [];
  private readonly others: { row: number; key: string }[] = [];
  private otherCount = 0;

  constructor(asked: ReadonlySet<InvoiceKey>) {
    this.asked = asked;
  }

  /** The invoice a row is about, where it was asked for; a row that is about no invoice is damaged. */
  keyIn(row: number, draft: InvoiceDraft, problems: readonly Problem[]): InvoiceKey | null {
    const key = invoiceKey(draft);
    if (this.asked.has(key)) return key;
    const problem = problems.find((one) => isRejecting(one) && one.field === "number") ?? identityProblem(draft);
    if (problem) {
      this.damage(row, problem);
      return null;
    }
    this.otherCount++;
    if (this.others.length < shownOthers) this.others.push({ row, key });
    return null;
  }

  damage(row: number, problem: Problem): void {
    if (this.damaged.length < shownDamaged) this.damaged.push({ row, problem });
  }

  take(answer: ReadAnswer): void {
    const earlier = this.answers.get(answer.key);
    if (this.contradicted.has(answer.key) || (earlier && earlier.kind !== answer.kind)) {
      this.contradicted.add(answer.key);
      this.answers.delete(answer.key);
      const facts = { row: String(earlier?.row ?? answer.row) };
      const problem = {
        code: "ANSWER_CONTRADICTS_ITSELF",
        severity: "reject",
        field: "row",
        value: answer.key,
      } as const;
      this.damage(answer.row, { ...problem, facts });
      return;
    }
    if (!earlier) this.answers.set(answer.key, answer);
  }

  end(): Gathered {
    return {
      answers: [...this.answers.values()],
      others: { count: this.otherCount, first: this.others },
      damaged: this.damaged,
    };
  }
}

function identityProblem(draft: InvoiceDraft): Problem | null {
  const fault = numberFault(draft.number);
  if (fault) return { code: fault, severity: "reject", field: "number", value: draft.number };
  if (isInvoiceKey(invoiceKey(draft))) return null;
  return {
    code: draft.code === "" ? "CODE_REQUIRED" : "CODE_MALFORMED",
    severity: "reject",
    field: "code",
    value: draft.code,
  };
}
