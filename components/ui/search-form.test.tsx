import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { loadMessages } from "#i18n/messages.ts";
import { SearchForm } from "./search-form.tsx";

vi.mock("#i18n/navigation.ts", () => ({
  Link: ({ href, children }: { href: string; children: React.ReactNode }) => <a href={href}>{children}</a>,
  getPathname: ({ href }: { href: string }) => href,
}));

const messages = await loadMessages("zh-CN");

test("what was chosen elsewhere goes along, what was not does not; with nothing chosen there is nothing to reset", () => {
  const bare = shown({ kept: { standing: undefined }, filtered: false });
  expect(bare).not.toMatch(/type="hidden"|<details open|清除全部条件/);
  const kept = shown({ kept: { standing: "MISSING" }, filtered: false });
  expect(kept).toContain('<input type="hidden" name="standing" value="MISSING"/>');
  expect(kept).toContain("清除全部条件");
  expect(shown({ search: "8842", filtered: false })).toMatch(/value="8842".*清除全部条件/s);
  expect(shown({ filtered: true })).toMatch(/<details open="".*清除全部条件/s);
});

function shown(props: { search?: string; kept?: Record<string, string | undefined>; filtered: boolean }): string {
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={messages} timeZone="Asia/Shanghai">
      <SearchForm room="missing" list="/missing" {...props}>
        <input name="from" />
      </SearchForm>
    </NextIntlClientProvider>,
  );
}
