// Every order of events up to a depth, breadth first, and what must hold after each. A breach comes with the shortest
// way to it.
import {
  type Answer,
  alike,
  ask,
  askForKey,
  type Bug,
  type Case,
  type Central,
  type Desk,
  hear,
  newCentral,
  newDesk,
  type Request,
  renewCentral,
  take,
} from './rules.ts';

interface World {
  readonly desk: Desk;
  readonly central: Central;
  /** What central would have after a death. */
  readonly safe: Central;
  /** The request that the desk waits for. */
  readonly waits: Request | null;
  /** On the line; each may arrive any number of times, or never. */
  readonly requests: readonly Request[];
  readonly answers: readonly Answer[];
  /** Answered "saved", and not only on a disk that is gone. */
  readonly saved: readonly Case[];
  readonly deskCopy: Desk | null;
  readonly centralCopy: Central | null;
  /** A death between cursor and events: the desk as it then is. */
  readonly torn: Desk | null;
}

const start: World = {
  desk: newDesk,
  central: newCentral,
  safe: newCentral,
  waits: null,
  requests: [],
  answers: [],
  saved: [],
  deskCopy: null,
  centralCopy: null,
  torn: null,
};

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** How many cases are ever saved: two are enough to be lost, doubled or confused. */
const savedAtMost = 2;

/** Whether this desk, set back, still has what central knows it by; else only a new code helps, which is not in here. */
const isKnown = ({ keys, next }: Desk, { key }: Central): boolean => keys[0] === key || next === key;

const asking = (world: World, asked: { desk: Desk; request: Request }): World => ({
  ...world,
  desk: asked.desk,
  waits: asked.request,
  requests: [...world.requests, asked.request].slice(-2),
});

/** What keys may do next: each side changes its own once. */
function keySteps(world: World, bug: Bug | null): [string, World][] {
  const { desk, central, waits } = world;
  const steps: [string, World][] = [];
  const [own = 0, earlier] = desk.keys;
  if (desk.next === null && own === 1) steps.push(['a new key is asked for', { ...world, desk: { ...desk, next: 2 } }]);
  if (waits === null && desk.next !== null)
    steps.push(['send the new key', asking(world, askForKey(desk, desk.next, own, bug))]);
  if (waits === null && desk.tampered && earlier !== undefined)
    steps.push(['remind of the key', asking(world, askForKey(desk, own, earlier, bug))]);
  if (!central.feed.some((event) => 'signs' in event)) {
    const renewed = renewCentral(central, 2);
    steps.push(['central changes its key', { ...world, central: renewed, safe: renewed }]);
  }
  return steps;
}

/** Everything that may happen next. */
function next(world: World, bug: Bug | null, keys: boolean): [string, World][] {
  const { desk, central, waits } = world;
  const steps: [string, World][] = keys ? keySteps(world, bug) : [];
  const made = Object.keys(desk.told).map(Number).concat(world.saved);
  const fresh = Math.max(0, ...made.map((one) => one % alike)) + 1;
  if (fresh <= savedAtMost) {
    const told = { ...desk.told, [fresh]: 'queued' as const };
    const saved = { ...desk, chain: [...desk.chain, fresh], told };
    steps.push([`save ${fresh}`, { ...world, desk: saved, saved: [...world.saved, fresh] }]);
  }
  if (waits === null) {
    steps.push(['send', asking(world, ask(desk))]);
  } else steps.push(['give up', { ...world, waits: null }]);
  for (const request of world.requests) {
    const taken = take(central, request, bug);
    const safe = bug === 'ack before commit' ? world.safe : taken.central;
    const answers = [...world.answers, taken.answer].slice(-2);
    steps.push([`central takes ${request.number}`, { ...world, central: taken.central, safe, answers }]);
  }
  for (const answer of world.answers) {
    if (!same(answer.to, waits)) continue;
    const heard = hear(desk, answer, bug);
    const torn = bug === 'cursor before data' ? { ...desk, cursor: heard.cursor, has: heard.has } : null;
    steps.push(['answer arrives', { ...world, desk: heard, waits: null, torn }]);
  }
  if (waits !== null) {
    // Somebody with a copy of central's memory, and none of its key.
    const { answer } = take(central, waits, null);
    steps.push(['impostor answers', { ...world, desk: hear(desk, { ...answer, signed: false }, bug), waits: null }]);
  }
  if (!same(central, world.safe)) {
    steps.push(['central commits', { ...world, safe: central }]);
    steps.push(['central dies', { ...world, central: world.safe }]);
  }
  if (world.torn !== null) {
    const told = desk.told;
    const torn: Desk = { ...world.torn, told: { ...world.torn.told, ...onlyDelivered(told) } };
    steps.push(['desk dies between', { ...world, desk: torn, torn: null, waits: null }]);
  }
  if (world.centralCopy === null && world.deskCopy === null) {
    steps.push(['central is copied', { ...world, centralCopy: world.safe }]);
    steps.push(['desk is copied', { ...world, deskCopy: desk }]);
  }
  const keeps = (copy: Central): boolean =>
    central.feed.filter((event) => 'signs' in event).every((one) => copy.feed.some((kept) => same(kept, one)));
  // A key that was kept nowhere but in what the copy replaces is lost: nobody would know that central any more.
  if (world.centralCopy !== null && central.server === 1 && keeps(world.centralCopy)) {
    const back: Central = {
      ...world.centralCopy,
      server: 2,
      fork: world.centralCopy.fork ?? world.centralCopy.last,
      asked: false,
    };
    steps.push(['central is set back', { ...world, central: back, safe: back }]);
  }
  if (world.deskCopy !== null && !same(desk, world.deskCopy) && isKnown(world.deskCopy, central)) {
    const copy = world.deskCopy;
    // Nor may a change of the key that is on the line make it one.
    const requests = world.requests.filter(
      ({ renews }) => renews === null || isKnown(copy, { ...central, key: renews }),
    );
    const saved = world.saved.filter((one) => central.cases[one] !== undefined || copy.told[one] !== undefined);
    steps.push(['desk is set back', { ...world, desk: copy, requests, waits: null, torn: null, saved }]);
  }
  return steps;
}

/** What `has` alone proved, without any event. */
function onlyDelivered(told: Desk['told']): Desk['told'] {
  return Object.fromEntries(
    Object.entries(told).map(([one, state]) => [one, state === 'queued' ? 'queued' : 'delivered']),
  );
}

/** Both at peace until nothing more changes. */
function peace({ desk, safe }: World, bug: Bug | null): { desk: Desk; central: Central } {
  let [here, there] = [desk, safe];
  const talk = (asked: ReturnType<typeof ask>): void => {
    const taken = take(there, asked.request, bug);
    there = taken.central;
    here = hear(asked.desk, taken.answer, bug);
  };
  for (let round = 0; round < 8; round += 1) {
    const [own = 0, earlier] = here.keys;
    const wanted = here.next ?? (here.tampered && earlier !== undefined ? own : null);
    const by = here.next === null ? (earlier ?? own) : own;
    if (wanted !== null) talk(askForKey(here, wanted, by, bug));
    talk(ask(here));
  }
  return { desk: here, central: there };
}

/** What does not hold in this world, nor after peace. */
function breaches(world: World, bug: Bug | null): string[] {
  const found: string[] = [];
  const falsely = (desk: Desk, central: Central): void => {
    // Until it hears of a central that was set back, a desk repeats what was true.
    if (desk.server !== null && desk.server !== central.server) return;
    for (const [one, state] of Object.entries(desk.told))
      if (typeof state === 'number' && central.cases[Number(one)] !== state) found.push(`falsely registered: ${one}`);
  };
  falsely(world.desk, world.safe);
  const { desk, central } = peace(world, bug);
  falsely(desk, central);
  for (const one of world.saved)
    if (central.cases[one] === undefined && central.cases[one + alike] === undefined) found.push(`lost: ${one}`);
  for (const [one, state] of Object.entries(desk.told))
    if (typeof state !== 'number' && Number(one) in central.cases) found.push(`never heard of: ${one}`);
  const cases = Object.keys(central.cases).map((one) => Number(one) % alike);
  if (new Set(cases).size !== cases.length || central.given !== cases.length) found.push('doubled');
  if (desk.next !== null || desk.keys[0] !== central.key) found.push('locked out');
  return found;
}

export interface Found {
  readonly states: number;
  /** The first breach and the way to it, or null. */
  readonly breach: { readonly said: string; readonly way: readonly string[] } | null;
}

/** Searches all worlds within `depth` steps; with `keys` both sides may change theirs. */
export function search(bug: Bug | null, depth: number, keys = false): Found {
  const seen = new Set([JSON.stringify(start)]);
  let edge: { world: World; way: readonly string[] }[] = [{ world: start, way: [] }];
  for (let at = 1; at <= depth; at += 1) {
    const further: typeof edge = [];
    for (const { world, way } of edge) {
      for (const [name, then] of next(world, bug, keys)) {
        const key = JSON.stringify(then);
        if (seen.has(key)) continue;
        seen.add(key);
        const [said] = breaches(then, bug);
        if (said !== undefined) return { states: seen.size, breach: { said, way: [...way, name] } };
        further.push({ world: then, way: [...way, name] });
      }
    }
    edge = further;
  }
  return { states: seen.size, breach: null };
}
