import { isPractice, isPracticeTaxpayer } from "#domain/practice.ts";
import type { Bureau, Party } from "#server/bureau/bureau.ts";

/**
 * The same way, which serves only the one kind of merchant: a practice merchant never reaches the real bureau, and a real
 * one never the sandbox, whatever a row says. Both the id and the taxpayer id are asked. Throws on any other party.
 */
export function keptApart(bureau: Bureau, forPractice: boolean): Bureau {
  const { name } = bureau;
  return {
    ...bureau,
    send: (party, ...rest) => bureau.send(checked(party), ...rest),
    poll: (party, ...rest) => bureau.poll(checked(party), ...rest),
    check: (party, ...rest) => bureau.check(checked(party), ...rest),
    pull: (party, ...rest) => bureau.pull(checked(party), ...rest),
    probe: (party) => bureau.probe(checked(party)),
  };

  function checked(party: Party): Party {
    if (isPractice(party.merchantId) === forPractice && isPracticeTaxpayer(party.taxpayerId) === forPractice)
      return party;
    throw new Error(
      `the way ${name} is ${forPractice ? "for practice only" : "not for practice"}: ${party.merchantId}`,
    );
  }
}
