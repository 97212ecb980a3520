"use server";

import { act, invalid } from "#app/answer.ts";
import { changePassword } from "#server/accounts/change-password.ts";
import { merchantOfRequest } from "#server/session.ts";

export const changePasswordNow = act(merchantOfRequest, async (merchant, form) => {
  const change = {
    currentPassword: String(form.get("currentPassword") ?? ""),
    newPassword: String(form.get("newPassword") ?? ""),
  };
  const problems = await changePassword(merchant, change);
  return problems.length > 0 ? invalid(problems, form) : { status: "done" };
});
