import type { Fault } from "#sandbox/faults/fault.ts";
import { seededChance } from "#sandbox/faults/seeded-chance.ts";
import type { Wire } from "#sandbox/uploads.ts";
import { type ServiceName, wireOf } from "#sandbox/wire/service-names.ts";

export type Occasion = { readonly service: ServiceName; readonly taxpayerId: string };

/** The faults in play. Each request draws once: the first fault that fits, by its own conditions, strikes. */
export type Deck = {
  /** Replaces what was dealt for one wire and leaves the rest as it is; without a wire, replaces all there is. */
  readonly deal: (seed: number, faults: readonly Fault[], wire?: Wire) => void;
  /** Puts more beside what was dealt; the seed is that of the deal. */
  readonly add: (seed: number, faults: readonly Fault[]) => void;
  /** Takes out what is bound to one taxpayer. */
  readonly lift: (taxpayerId: string) => void;
  readonly draw: (occasion: Occasion) => Fault | null;
  readonly list: () => readonly { readonly fault: Fault; readonly fitted: number; readonly struck: number }[];
};

type Card = { readonly fault: Fault; fitted: number; struck: number };
type Hand = { readonly cards: readonly Card[]; readonly chance: () => number };

export function createDeck(): Deck {
  const hands = new Map<Wire | null, Hand>();

  function deal(seed: number, faults: readonly Fault[], wire?: Wire): void {
    if (!wire) hands.clear();
    const cards = faults.map((fault) => cardOf(wire ? { ...fault, connector: wire } : fault));
    hands.set(wire ?? null, { cards, chance: seededChance(seed) });
  }

  function add(seed: number, faults: readonly Fault[]): void {
    const { cards, chance } = hands.get(null) ?? { cards: [], chance: seededChance(seed) };
    hands.set(null, { cards: [...cards, ...faults.map(cardOf)], chance });
  }

  function lift(taxpayerId: string): void {
    for (const [wire, { cards, chance }] of hands)
      hands.set(wire, { cards: cards.filter(({ fault }) => fault.taxpayer !== taxpayerId), chance });
  }

  function draw(occasion: Occasion): Fault | null {
    const fitting = [...hands.values()].map(({ cards, chance }) => ({
      chance,
      cards: cards.filter(({ fault }) => fits(fault, occasion)),
    }));
    for (const { cards } of fitting) for (const card of cards) card.fitted++;
    for (const { cards, chance } of fitting) {
      const card = cards.find((candidate) => strikes(candidate, chance));
      if (!card) continue;
      card.struck++;
      return card.fault;
    }
    return null;
  }

  return {
    deal,
    add,
    lift,
    draw,
    list: () => [...hands.values()].flatMap(({ cards }) => cards.map((card) => ({ ...card }))),
  };
}

function cardOf(fault: Fault): Card {
  return { fault, fitted: 0, struck: 0 };
}

function fits({ connector, service, taxpayer }: Fault, occasion: Occasion): boolean {
  return (
    (connector === undefined || connector === wireOf(occasion.service)) &&
    (service === undefined || service === occasion.service) &&
    (taxpayer === undefined || taxpayer === occasion.taxpayerId)
  );
}

function strikes({ fault, fitted, struck }: Card, chance: () => number): boolean {
  if (fault.times !== undefined && struck >= fault.times) return false;
  if (fault.nth !== undefined && fitted !== fault.nth) return false;
  return fault.probability === undefined || chance() < fault.probability;
}
