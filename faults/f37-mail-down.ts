import { comeToRest } from "#faults/come-to-rest.ts";
import type { Fault } from "#faults/fault.ts";
import type { House } from "#faults/house.ts";
import { layLine } from "#faults/proxy.ts";
import { until } from "#faults/until.ts";
import { exampleInvoice } from "#scripts/integration/invoices.ts";
import { acrossTenants } from "#server/db.ts";
import { addRecipient } from "#server/notices/add-recipient.ts";
import { exampleMailServer } from "#server/notices/example-mail-server.ts";
import { submitInvoices } from "#server/submissions/submit-invoices.ts";

/** A run is a returned invoice whose letter meets a mail server that is away, silent or refuses for now. */
export const mailDown: Fault = {
  name: "F37",
  what: "the mail server away, half-open or refusing: business goes on, every letter arrives later",
  runs: { long: 20, short: 0 },
  run: async (house, _seed, runs) => {
    const mail = await exampleMailServer();
    const line = await layLine(mail.port);
    const environment = { SMTP_URL: `smtp://127.0.0.1:${line.port}`, MAIL_FROM: "notice@example.com" };
    const worker = house.startWorker({ environment });
    try {
      for (let run = 0; run < runs; run++) {
        const trouble = ["refused", "silent", "451"][run % 3];
        house.note(trouble ?? "");
        if (trouble === "refused") await line.refuse();
        if (trouble === "silent") line.disturb(() => ({ kind: "silent" }));
        if (trouble === "451") mail.answer = { code: 451, stage: "recipient" };
        await returnedInvoice(house);
        await until(letters, (all) => all.filter(({ sentAt }) => sentAt === null).length === 1, { what: "a letter" });
        if (trouble !== "silent")
          await until(
            letters,
            (all) => all.every(({ sentAt, lastFailure }) => sentAt !== null || lastFailure !== null),
            {
              what: "a letter that came back",
            },
          );
        mail.answer = null;
        await line.mend();
        await timePasses(house);
        await until(letters, (all) => all.every(({ sentAt }) => sentAt !== null), { what: "every letter delivered" });
      }
      await comeToRest(house);
      const ids = mail.received.map(({ message }) => /^Message-ID: (.*)$/im.exec(message)?.[1] ?? "");
      if (new Set(ids).size !== runs) throw new Error(`${runs} letters, ${new Set(ids).size} arrived`);
      return { runs, injected: runs, notes: [`${ids.length} deliveries of ${runs} letters`] };
    } finally {
      await worker.kill();
      await line.close();
      await mail.close();
    }
  },
};

/** One good invoice and one the bureau returns: the sums of its lines are not its own. */
async function returnedInvoice(house: House): Promise<void> {
  const { context, taxpayerId } = await house.merchant();
  const problems = await addRecipient(
    context,
    { channel: "mail", address: "kuaiji@example.com", locale: "zh-CN" },
    new Date(),
  );
  if (problems.length > 0) throw new Error(problems.map(({ code }) => code).join());
  const wrong = { ...exampleInvoice(taxpayerId), amount: 1n, tax: 0n, total: 1n };
  await submitInvoices(context, [exampleInvoice(taxpayerId), wrong], { kind: "form" }, new Date());
}

function letters() {
  return acrossTenants({ kind: "worker" }, (tx) => tx.letter.findMany({ where: { channel: "mail" } }));
}

/** Until the next attempt, and past the lease of one that hangs. */
async function timePasses({ database }: House): Promise<void> {
  await database.asSuperuser((client) => client.query("UPDATE letter SET next_at = now() WHERE sent_at IS NULL"));
}
