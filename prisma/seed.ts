import { type Invoice, invoiceKey, invoiceText } from "#domain/invoice.ts";
import { businessDateOf } from "#domain/period.ts";
import { helpOnce } from "#prisma/seed/assist.ts";
import { startSeedBureau } from "#prisma/seed/bureau.ts";
import { askSupport } from "#prisma/seed/cases.ts";
import { chanceFrom } from "#prisma/seed/chance.ts";
import { type Company, companies, restaurant, shop, wholesaler } from "#prisma/seed/companies.ts";
import { issueFromDevice } from "#prisma/seed/device.ts";
import { letMerchantsGrade } from "#prisma/seed/feedback.ts";
import { letReadersSpeak } from "#prisma/seed/heard.ts";
import { tellOfIncidents } from "#prisma/seed/incidents.ts";
import { issueAll } from "#prisma/seed/issue.ts";
import { leaveOut } from "#prisma/seed/leave-out.ts";
import { fillTheLedger } from "#prisma/seed/ledger.ts";
import { carryPackages } from "#prisma/seed/packages.ts";
import { reportOnHouse, reportOnPast } from "#prisma/seed/reports.ts";
import { playStories } from "#prisma/seed/stories.ts";
import { touchUp } from "#prisma/seed/touch-up.ts";
import { learnAndTalk } from "#prisma/seed/training.ts";
import { beginWatching, tellThePast } from "#prisma/seed/watched-books.ts";
import { env as sandboxEnv } from "#sandbox/env.ts";
import { loadBooks } from "#sandbox/load-books.ts";
import { demoAccounts, demoPassword } from "#scripts/demo-accounts.ts";
import { createAccount } from "#server/accounts/create-account.ts";
import { registerMerchant } from "#server/accounts/register-merchant.ts";
import { houseId } from "#server/audit.ts";
import { type MerchantContext, type SystemContext, systemContext } from "#server/context.ts";
import { env } from "#server/env.ts";
import { recordIssued } from "#server/ledger/record-issued.ts";
import { compareBooks } from "#server/reconciliation/compare-books.ts";
import { rollUpTransfers } from "#server/transfers/roll-up-transfers.ts";

const chunkSize = 5_000;

/**
 * The demo: three invented companies whose books and the bureau's do not agree, everything that can become of a
 * submission, packages to be carried by hand, the people who can sign in. Deterministic but for the dates, which end today.
 */
export async function seed(log: (line: string) => void): Promise<void> {
  const today = businessDateOf(new Date());
  loadBooks(
    sandboxEnv.dir,
    {
      taxpayers: companies.map(({ taxpayerId, name }) => ({
        taxpayerId,
        name,
        userId: env().LEQI_USER_ID,
        credit: null,
      })),
    },
    { fresh: true },
  );
  await enrolStaff();
  await tellOfIncidents(today);
  const opened = [];
  for (const company of companies) {
    const context = await registerMerchant({ taxpayerId: company.taxpayerId, name: company.name }, "seed");
    const { missing, device } = await fillBooks(context, company, today);
    log(
      `${company.name}: ${company.invoices} + ${company.device.invoices} issued, ${missing.length} + ${device.length} missing`,
    );
    opened.push({ company, context, missing, device });
  }
  const bureau = await startSeedBureau();
  for (const { company, context, missing, device } of opened) {
    await beginWatching(context, company, bureau, today);
    await compareBooks(context, () => new Date(), "full");
    await tellThePast(context);
    await enrolMerchantStaff(context, company);
    const owner = ownerOf(context);
    if (company === restaurant) await playStories({ company, owner, system: context, bureau, missing, device });
    if (company === shop)
      await carryPackages({ taxpayerId: company.taxpayerId, owner, system: context, bureau, device });
    await touchUp(context, company, missing);
    if (company === restaurant) await fillTheLedger(context, company, today);
    if (company === restaurant) await reportOnPast(context, new Date());
    if (company === restaurant) await letMerchantsGrade(context, new Date());
    if (company === restaurant) await askSupport(context, new Date());
  }
  await reportOnHouse(new Date());
  await letReadersSpeak(new Date());
  await helpOnce(new Date());
  await learnAndTalk(new Date());
  await rollUpTransfers(new Date());
}

async function enrolStaff(): Promise<void> {
  const house = systemContext(houseId, "seed");
  for (const { signInName, name, role, at } of demoAccounts) {
    if (at === "house") await createAccount(house, { signInName, name, role, password: demoPassword });
  }
}

const workplaces = { restaurant, shop, wholesaler };

async function enrolMerchantStaff(context: SystemContext, company: Company): Promise<void> {
  for (const { signInName, name, role, at } of demoAccounts) {
    if (at !== "house" && workplaces[at] === company)
      await createAccount(context, { signInName, name, role, password: demoPassword });
  }
}

/** What of a company's invoices the bureau does not have: its 数电票, and those of its tax-control device. */
type Missing = { readonly missing: Invoice[]; readonly device: Invoice[] };

/** Our ledger takes all of it, the bureau's books all but what is left out. @returns what it does not have */
async function fillBooks(context: SystemContext, company: Company, today: string): Promise<Missing> {
  const digital = [...issueAll(company, today, chanceFrom(company.series))];
  const { left, held, words } = leaveOut(company, digital, today);
  const device = issueFromDevice(company, today);
  loadBooks(sandboxEnv.dir, { held: [...held, ...device.held] });
  const invoices = [...digital, ...device.invoices];
  const wordsOf = (key: string) => words.get(key) ?? device.words.get(key) ?? "";
  for (let start = 0; start < invoices.length; start += chunkSize) {
    const chunk = invoices.slice(start, start + chunkSize);
    await recordIssued(
      context,
      chunk.map((invoice) => ({ invoice: invoiceText(invoice), transferWords: wordsOf(invoiceKey(invoice)) })),
      { kind: "file", name: "已开发票.xlsx" },
      new Date(),
    );
  }
  return { missing: left, device: [...device.left] };
}

function ownerOf({ merchantId }: SystemContext): MerchantContext {
  return { kind: "merchant", merchantId, accountId: houseId, role: "owner", sessionId: "" };
}
