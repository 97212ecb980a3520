import type { Fault, FaultPlan } from "#sandbox/faults/fault.ts";
import { seededChance } from "#sandbox/faults/seeded-chance.ts";

export type Occasion = { readonly service: string; readonly taxpayerId: string };

/** The faults in play. Each request draws once: the first fault that fits, by its own conditions, strikes. */
export type Deck = {
  readonly deal: (plan: FaultPlan) => void;
  readonly draw: (occasion: Occasion) => Fault | null;
  readonly list: () => readonly { readonly fault: Fault; readonly fitted: number; readonly struck: number }[];
};

type Card = { readonly fault: Fault; fitted: number; struck: number };

export function createDeck(): Deck {
  let cards: Card[] = [];
  let chance = seededChance(0);

  function deal(plan: FaultPlan): void {
    cards = plan.faults.map((fault) => ({ fault, fitted: 0, struck: 0 }));
    chance = seededChance(plan.seed);
  }

  function draw(occasion: Occasion): Fault | null {
    const fitting = cards.filter((card) => fits(card.fault, occasion));
    for (const card of fitting) card.fitted++;
    const card = fitting.find((candidate) => strikes(candidate, chance));
    if (!card) return null;
    card.struck++;
    return card.fault;
  }

  return { deal, draw, list: () => cards.map((card) => ({ ...card })) };
}

function fits({ service, taxpayer }: Fault, occasion: Occasion): boolean {
  return (
    (service === undefined || service === occasion.service) &&
    (taxpayer === undefined || taxpayer === occasion.taxpayerId)
  );
}

function strikes({ fault, fitted, struck }: Card, chance: () => number): boolean {
  if (fault.times !== undefined && struck >= fault.times) return false;
  if (fault.nth !== undefined && fitted !== fault.nth) return false;
  return fault.probability === undefined || chance() < fault.probability;
}
