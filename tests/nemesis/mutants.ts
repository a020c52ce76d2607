// Shows that the nemesis finds bugs of the exchange: each is a copy of the sources with one deliberate mistake, put under
// the same schedules, only with more of what the mistake fears. One that is not caught is a hole in the net.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Mistake, plant, said } from '../powercut/mutants.ts';
import type { Bias } from './schedule.ts';

interface Mutant extends Mistake {
  readonly bias: Bias;
  /** The breach by which it must be caught. */
  readonly breach: RegExp;
}

export const mutants: readonly Mutant[] = [
  {
    name: 'acknowledged before the commit',
    bias: 'central-dies',
    changes: [
      {
        file: 'tests/central/store/sqlite.ts',
        from: `      sqlite.exec('commit');
      return made;`,
        to: `      setTimeout(() => sqlite.inTransaction && sqlite.exec('commit'), 300);
      return made;`,
      },
      {
        file: 'tests/central/store/sqlite.ts',
        from: `    sqlite.exec('begin immediate');`,
        to: `    if (sqlite.inTransaction) sqlite.exec('commit');
    sqlite.exec('begin immediate');`,
      },
      {
        file: 'tests/central/store/sqlite.ts',
        from: '        rmSync(copy, { force: true });',
        to: `        if (sqlite.inTransaction) sqlite.exec('commit');
        rmSync(copy, { force: true });`,
      },
      {
        file: 'tests/central/store/sqlite.ts',
        from: '        if (!existsSync(copy)) return false;',
        to: `        if (sqlite.inTransaction) sqlite.exec('commit');
        if (!existsSync(copy)) return false;`,
      },
    ],
    breach: /central has forgotten it/,
  },
  {
    // The pause between the two commits is that of a slow disk.
    name: 'cursor before data',
    bias: 'desk-dies',
    changes: [
      {
        file: 'electron/sync/apply.ts',
        from: `  return db.transaction(() => {
    const { cursor, serverEpoch } = readExchange(db);`,
        to: `  const { cursor, serverEpoch } = readExchange(db);
  const last = Math.max(cursor, ...answer.events.map(({ n }) => n));
  if (isOnOurChain(db, device, answer.has)) db.run('update exchange set cursor = ?', last);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 15);
  return db.transaction(() => {`,
      },
    ],
    breach: /is still delivered/,
  },
  {
    name: 'idempotency that expires',
    bias: 'answers-lost',
    changes: [
      {
        file: 'tests/central/wire/exchange.ts',
        from: 'if (plan.fresh.length > 0) {',
        to: 'if (entries.length > 0) {',
      },
      {
        file: 'tests/central/wire/exchange.ts',
        from: 'hold: await isHolding(store), now }, plan.fresh)',
        to: 'hold: await isHolding(store), now }, entries)',
      },
      {
        file: 'tests/central/store/cases.ts',
        from: `return casesWhere(store, \`where c.id in (\${ids.map(() => '?').join(', ')})\`, ...ids);`,
        to: `const known = await casesWhere(store, \`where c.id in (\${ids.map(() => '?').join(', ')})\`, ...ids);
  return known.filter((one) => Date.now() - Date.parse(one.received_at) < 50);`,
      },
      {
        file: 'tests/central/store/cases.ts',
        from: `await insertRows(store, 'cases', columns, rows);`,
        to: `await insertRows(store, 'cases', columns, rows, 'on conflict (id, version) do update set registration_number = excluded.registration_number');`,
      },
      {
        file: 'tests/central/store/entries.ts',
        from: `await insertRows(store, 'entries', columns, rows);`,
        to: `await insertRows(store, 'entries', columns, rows, 'on conflict do nothing');`,
      },
    ],
    breach: /registration numbers to/,
  },
  {
    name: 'unsigned answer believed',
    bias: 'impostors',
    changes: [
      {
        file: 'electron/sync/verify.ts',
        from: `return verifyText(base, signature, central.publicKey) ? 'central' : 'unbound';`,
        to: `verifyText(base, signature, central.publicKey);
  return 'central';`,
      },
    ],
    breach: /central has forgotten it|central says/,
  },
  {
    name: 'sent again under a new id',
    bias: 'disks-restored',
    changes: [
      {
        file: 'db/outbox.ts',
        from: 'const hash = entryHash(head.hash, entry.payload);',
        to: 'const hash = entryHash(head.hash, underNewId(entry.payload, device.epoch));',
      },
      {
        file: 'electron/sync/wire/batch.ts',
        from: 'payload: unpackText(entry.payload) }));',
        to: 'payload: underNewId(unpackText(entry.payload), head.epoch) }));',
      },
      {
        file: 'electron/sync/wire/batch.ts',
        from: `import { unpackText } from '../../../db/packed/text.ts';`,
        to: `import { underNewId } from '../../../db/outbox.ts';
import { unpackText } from '../../../db/packed/text.ts';`,
      },
      {
        file: 'db/outbox.ts',
        from: '/** Entries after `seq` in order, at most `limit`. */',
        to: `export const underNewId = (payload: string, epoch: number): string =>
  epoch === 1
    ? payload
    : payload.replace(/"case":"(.{24})(.{12})"/, (_, kept, turned) => \`"case":"\${kept}\${[...turned].reverse().join('')}"\`);
/** Entries after \`seq\` in order, at most \`limit\`. */`,
      },
    ],
    breach: /a desk number was given twice|a case is at central twice/,
  },
  {
    name: 'versions entered again backwards',
    bias: 'versions',
    changes: [
      {
        file: 'db/salvage/settle.ts',
        from: 'order by s.place, v.version`,',
        to: 'order by s.place, v.version desc`,',
      },
    ],
    breach: /came before an earlier version|is not at central as it was|has not this text/,
  },
  {
    name: 'old key forgotten before central answered',
    bias: 'device-keys',
    changes: [
      {
        file: 'electron/sync/device-key.ts',
        from: `  if (next === null) return null;
`,
        to: `  if (next === null) return null;
  wire.db.run('update device set private_key = ?', next.privateKey);
  wire.db.run("delete from other_keys where role = 'next'");
`,
      },
      {
        file: 'electron/sync/device-key.ts',
        from: `    takeNextKey(wire.db, wire.clock.read().wall);
`,
        to: '',
      },
      {
        file: 'electron/sync/device-key.ts',
        from: `import { earlierKeys, nextKey, takeNextKey } from '../../db/device-keys.ts';`,
        to: `import { earlierKeys, nextKey } from '../../db/device-keys.ts';`,
      },
    ],
    breach: /nothing more happened|knows a desk by another key/,
  },
  {
    name: 'answers by a key that the desk was not told of',
    bias: 'central-keys',
    changes: [
      {
        file: 'tests/central/store/signing-keys.ts',
        from: 'and t.n <= coalesce(?, d.cursor) and',
        to: 'and t.n <= coalesce(?, d.cursor) + 1000 and',
      },
    ],
    breach: /nothing more happened/,
  },
];

/** Runs up to `seeds` schedules over the mistake, until one breaks a promise; answers all that was said. */
function run(folder: string, { bias }: Mutant, seeds: number): Promise<string> {
  const script = join(folder, 'tests/nemesis/main.ts');
  const argv = [
    script,
    '--seeds',
    String(seeds),
    '--bias',
    bias,
    '--until-broken',
    '--at-once',
    '2',
    '--postgres',
    '0',
  ];
  return said(folder, argv);
}

/** Puts every mistake whose name has `named` in it under the schedules and tells; false when one is not caught. */
export async function showMutants(named: string, seeds: number, tell: (line: string) => void): Promise<boolean> {
  let all = true;
  for (const mutant of mutants.filter(({ name }) => name.includes(named))) {
    const folder = plant(mutant);
    try {
      const told = await run(folder, mutant, seeds);
      const count = /^(\d+) schedules,/m.exec(told)?.[1] ?? '?';
      const breach = mutant.breach.exec(told)?.[0];
      tell(
        breach === undefined
          ? `NOT CAUGHT in ${count} schedules: ${mutant.name}`
          : `caught within ${count} schedules: ${mutant.name} ("${breach}")`,
      );
      if (breach === undefined) tell(told);
      all &&= breach !== undefined;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  return all;
}
