import { expect, test } from "vitest";
import { guideSteps, pointedFrom } from "./guide-steps.ts";

const steps = guideSteps(`
<Step n={1} title="Open it" picture="some-1" open="/missing" show="missing/list">

Press <Ui>Search</Ui>, or **wait**.

Then go on.

</Step>

<Step n={2} title="Read it" picture="some-2" show="invoice/standing">

See [why](/faq).

</Step>

<Step n={3} title="Elsewhere" picture="some-3" open="/sign-in">

Sign in.

</Step>
`);

test("a step is read with its page, its mark and the words it says stand on the screen", () => {
  expect(steps[0]).toEqual({
    number: 1,
    title: "Open it",
    picture: "some-1",
    open: "/missing",
    show: "missing/list",
    words: ["Search"],
    text: "Press Search, or wait.\nThen go on.",
  });
  expect(steps[1]).toMatchObject({ open: "", show: "invoice/standing", text: "See why." });
});

test("pointing begins on the step's own page, or on the one before from which one comes to it", () => {
  expect(pointedFrom(steps, 1)).toBe("/missing?show=some-1");
  expect(pointedFrom(steps, 2)).toBe("/missing?show=some-1");
});

test("nothing is pointed at where a step has no mark, or there is no page to begin on", () => {
  expect(pointedFrom(steps, 3)).toBeNull();
  expect(pointedFrom(steps, 4)).toBeNull();
  expect(pointedFrom(steps.slice(1), 1)).toBeNull();
});
