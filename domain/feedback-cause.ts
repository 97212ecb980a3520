/** What somebody's word is about: the closed list by which it is counted. */
export const feedbackCauses = [
  "sign-in",
  "speed",
  "find-missing",
  "fill-form",
  "file",
  "returned",
  "waiting",
  "package",
  "certificate",
  "books",
  "notices",
  "help",
  "service",
  "other",
] as const;
export type FeedbackCause = (typeof feedbackCauses)[number];

export type Said = {
  /** As `pageOf` writes it. */
  readonly page: string;
  /** Codes of what went wrong there last: of a submission's verdict, of a file's rows. */
  readonly codes: readonly string[];
  readonly words: string;
};

const inWords: readonly (readonly [RegExp, FeedbackCause])[] = [
  [/登录|登陆|密码|验证码|账号|sign ?in|log ?in|password/i, "sign-in"],
  [/客服|电话.{0,4}(打不通|没人)|态度|没人(理|回)|support|rude|nobody answer/i, "service"],
  [/卡顿|太卡|打不开|转圈|加载|崩|白屏|slow|freez|loading|crash/i, "speed"],
  [/退回|驳回|被拒|验签|reject|returned/i, "returned"],
  [/等(了|太久|好久|半天)|没(有)?结果|一直.{0,6}(处理|等待)|多久|waiting|no result|how long/i, "waiting"],
  [/补传包|package/i, "package"],
  [/证明|回执|certificate|receipt/i, "certificate"],
  [/excel|wps|csv|表格|模板|文件|上传不了|导入|读不出|乱码|spreadsheet|template|upload a file/i, "file"],
  [/对账|台账|月末|不一致|reconcil|ledger|month end/i, "books"],
  [/通知|邮件|站内信|企业微信|notification|e-?mail/i, "notices"],
  [/看不懂|说明|教程|帮助|常见问题|unclear|confus|instructions|guide/i, "help"],
  [/缺失|找不到发票|明明.{0,6}(开|传)了|missing/i, "find-missing"],
  [/填写|填错|输入框|按钮|税率|金额|fill in|the form/i, "fill-form"],
];

const inCodes: readonly (readonly [RegExp, FeedbackCause])[] = [
  [/^(ATTEMPTS_SPENT|UNKNOWN|NO_ANSWER|DUPLICATE_BUT_ABSENT|HELD|RETRY_WAIT)/, "waiting"],
  [/^(FILE|HEADER|COLUMN|SHEET|ENCODING|ROW)_/, "file"],
  [/./, "returned"],
];

const onPages: readonly (readonly [string, FeedbackCause])[] = [
  ["/sign-in", "sign-in"],
  ["/missing/new", "fill-form"],
  ["/missing/check", "fill-form"],
  ["/missing/*/reupload", "fill-form"],
  ["/missing", "find-missing"],
  ["/overview", "find-missing"],
  ["/submissions/*/receipt", "certificate"],
  ["/batches", "file"],
  ["/submissions", "waiting"],
  ["/packages", "package"],
  ["/certificates", "certificate"],
  ["/receipts", "certificate"],
  ["/verify", "certificate"],
  ["/ledger", "books"],
  ["/books", "books"],
  ["/month-end", "books"],
  ["/reports", "books"],
  ["/inbox", "notices"],
  ["/settings", "notices"],
  ["/faq", "help"],
  ["/guides", "help"],
  ["/help", "help"],
  ["/contact", "service"],
];

/** The cause by rule: what was said first, then what went wrong there, then where it was. A person may correct it. */
export function causeOf({ page, codes, words }: Said): FeedbackCause {
  const said = inWords.find(([pattern]) => pattern.test(words));
  if (said) return said[1];
  const [code] = codes;
  const failed = code === undefined ? undefined : inCodes.find(([pattern]) => pattern.test(code));
  if (failed) return failed[1];
  return onPages.find(([start]) => page === start || page.startsWith(`${start}/`))?.[1] ?? "other";
}

export function feedbackCauseIn(text: string): FeedbackCause | null {
  return feedbackCauses.find((cause) => cause === text) ?? null;
}
