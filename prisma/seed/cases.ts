import { ownerOf, supportClerk } from "#prisma/seed/people.ts";
import { workdayBefore } from "#prisma/seed/workday-before.ts";
import type { MerchantContext, SupportContext, SystemContext } from "#server/context.ts";
import { answerCase } from "#server/support/answer-case.ts";
import { closeCase } from "#server/support/close-case.ts";
import { findCase } from "#server/support/find-case.ts";
import { keepCaseFile } from "#server/support/keep-case-file.ts";
import { noteCase } from "#server/support/note-case.ts";
import { openCase } from "#server/support/open-case.ts";
import { setCasePriority } from "#server/support/set-case-priority.ts";
import { settleCase } from "#server/support/settle-case.ts";
import { takeCase } from "#server/support/take-case.ts";

const hourMs = 3_600_000;
const desktop = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
const wechat = "Mozilla/5.0 (Linux; Android 14; K) AppleWebKit/537.36 Chrome/140.0.0.0 Mobile MicroMessenger/8.0.50";

/** Five cases of the demo's restaurant: overdue, urgent, waiting for the merchant, closed by support, solved by the merchant. */
export async function askSupport({ merchantId }: SystemContext, now: Date): Promise<void> {
  const [merchant, clerk] = [await ownerOf(merchantId), await supportClerk()];
  await closed(merchant, clerk, workdayBefore(now, 8));
  await overdue(merchant, workdayBefore(now, 6));
  await solved(merchant, clerk, workdayBefore(now, 5));
  await waiting(merchant, clerk, workdayBefore(now, 3));
  await urgent(merchant, clerk, workdayBefore(now, 1));
}

async function overdue(merchant: MerchantContext, at: Date): Promise<void> {
  await ask(merchant, at, {
    kind: "question",
    subject: "跨月的红字发票要不要补传",
    words: "十月开的票十一月冲红了，原票没到税局，还要不要补传原票？",
    from: "/month-end",
  });
}

async function urgent(merchant: MerchantContext, clerk: SupportContext, at: Date): Promise<void> {
  const id = await ask(merchant, at, {
    subject: "批量文件卡在核对",
    words: "上传了一个 300 行的文件，核对页一直转圈。今天要交给会计，麻烦快一点。文件附上。",
    from: "/batches",
    file: { name: "十一月补传.csv", text: "发票号码,开票日期,价税合计\r\n26117000000000000001,2026-11-03,106.00\r\n" },
  });
  await takeCase(clerk, id, "0", hours(at, 1));
  await setCasePriority(clerk, id, { priority: "urgent", seen: await seen(clerk, id) }, hours(at, 1));
  await noteCase(clerk, id, "文件里有整列空白，怀疑是合并单元格。已请研发看日志。", hours(at, 2));
}

async function waiting(merchant: MerchantContext, clerk: SupportContext, at: Date): Promise<void> {
  const id = await ask(merchant, at, {
    subject: "收不到企业微信通知",
    words: "设置里测试显示已送到，群里没有看到。",
    from: "/settings/notices",
    userAgent: wechat,
  });
  await takeCase(clerk, id, "0", hours(at, 1));
  const words = "测试消息已送到机器人。请看一下机器人加在哪个群里，把群名告诉我们（不用发 Webhook 地址）。";
  await answerCase(clerk, id, { words, asks: true, seen: await seen(clerk, id), files: [] }, hours(at, 2));
}

async function closed(merchant: MerchantContext, clerk: SupportContext, at: Date): Promise<void> {
  const id = await ask(merchant, at, {
    kind: "question",
    subject: "发票额度不够怎么办",
    words: "提示额度不足，可以在这里调吗？",
    from: "/ledger/limits",
  });
  await takeCase(clerk, id, "0", hours(at, 2));
  const words =
    "额度由主管税务机关核定，请在电子税务局申请调整，或拨 12366。调好以后这里会自动更新，以主管税务机关为准。";
  await closeCase(clerk, id, { result: "not-ours", words, seen: await seen(clerk, id) }, hours(at, 3));
}

async function solved(merchant: MerchantContext, clerk: SupportContext, at: Date): Promise<void> {
  const id = await ask(merchant, at, {
    subject: "OFD 拖进来没反应",
    words: "把 OFD 拖到补传表单里没有反应，点选文件可以。",
    from: "/missing/new",
  });
  await takeCase(clerk, id, "0", hours(at, 1));
  const words = "这是旧版浏览器的问题，已在新版里处理。请刷新页面再拖一次；不行就点“选择文件”，效果一样。";
  await answerCase(clerk, id, { words, asks: true, seen: await seen(clerk, id), files: [] }, hours(at, 3));
  await settleCase(merchant, id, await seen(clerk, id), hours(at, 26));
}

type Asked = {
  readonly kind?: string;
  readonly subject: string;
  readonly words: string;
  readonly from: string;
  readonly userAgent?: string;
  readonly file?: { readonly name: string; readonly text: string };
};

async function ask(merchant: MerchantContext, at: Date, { file, ...asked }: Asked): Promise<string> {
  const outcome = file ? await keepCaseFile(merchant, file.name, inOne(file.text), at) : null;
  const files = outcome && "file" in outcome ? [outcome.file] : [];
  const opened = await openCase(
    merchant,
    { kind: "problem", locale: "zh-CN", userAgent: desktop, ...asked, files },
    at,
  );
  if (!("id" in opened)) throw new Error("a case of the seed was refused");
  return opened.id;
}

async function* inOne(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

async function seen(clerk: SupportContext, id: string): Promise<string> {
  return (await findCase(clerk, id, new Date())).revision;
}

function hours(at: Date, count: number): Date {
  return new Date(at.getTime() + count * hourMs);
}
