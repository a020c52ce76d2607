// `npm run bench -- line [--cases 500] [--seeds 15] [--peers 1] [--cuts 5] [--schedules 1,2,3,4,5,6]
// [--papers 20 --paper-schedules 1,6] [--slow]`: how long a queue takes to drain over the line of a village. `--seeds`: so
// many lines without cuts. `--peers`: on so many of them the requests of RxDB too, and those of OpenRosa for a tenth of the
// cases, for it needs a round trip for each. `--cuts`: so many lines that are cut into the middle of the delivery.
// `--schedules`: lines cut as those were on which other designs were measured. `--papers`: with so many scans of 300 KB,
// against a stream of the scans alone over the same cuts; twenty take twenty minutes a schedule. `--slow` adds the peer that
// sends one by one, which takes ten.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Report, Row } from '../report.ts';
import { type Delivered, deliver, type Kind } from '../wire/delivery.ts';
import { cutsOf } from './cuts.ts';
import { buildLink, type Profile, poor, poorWithCuts, whyNot } from './emulator.ts';
import { drainedRow, middle, papersRow, peerRow } from './rows.ts';

/** The first seeds whose first cut begins one to five seconds after the first count: into the middle of a delivery. */
const cutSeeds = [148, 156, 173, 184, 200];
/** Longer than any delivery that is not given up. */
const lastCut = 3_600;
/** So many cases stand for one where a peer needs a round trip for each. */
const oneOf = 10;

interface Over {
  readonly name: string;
  readonly profile: Profile;
  readonly seed: number;
}
const uncut = (seed: number): Over => ({ name: 'no cuts', profile: poor, seed });
const cutAmid = (seed: number): Over => ({ name: 'cut amid', profile: poorWithCuts, seed });
const scheduled = (seed: number): Over => {
  const cuts = cutsOf(seed, poorWithCuts.cutGap, poorWithCuts.cutLength, lastCut);
  return { name: 'scheduled cuts', profile: { ...poor, cuts }, seed };
};

const whole = (text: string): number[] => (text === '' ? [] : text.split(',').map(Number));
const firstOf = <T>(from: readonly T[], count: string): T[] => from.slice(0, Number(count));

export async function run(args: string[]): Promise<Report> {
  const { values } = parseArgs({
    args,
    options: {
      cases: { type: 'string', default: '500' },
      seeds: { type: 'string', default: '15' },
      peers: { type: 'string', default: '1' },
      cuts: { type: 'string', default: '5' },
      schedules: { type: 'string', default: '1,2,3,4,5,6' },
      papers: { type: 'string', default: '0' },
      'paper-schedules': { type: 'string', default: '1,6' },
      slow: { type: 'boolean', default: false },
    },
  });
  const missing = whyNot();
  if (missing !== null) return { title: `line: not measured, ${missing}`, rows: [] };
  const folder = mkdtempSync(join(tmpdir(), 'bench-line-'));
  const program = buildLink(folder);
  const cases = Number(values.cases);
  const papers = Number(values.papers);
  const rows: Row[] = [];

  const over = (kind: Kind, { profile, seed }: Over, given = cases, scans = 0): Promise<Delivered> =>
    deliver(program, { kind, cases: given, connection: 'new', profile, seed, papers: scans });
  const all = async (kind: Kind, lines: readonly Over[], given = cases): Promise<Delivered[]> => {
    const runs: Delivered[] = [];
    for (const line of lines) runs.push(await over(kind, line, given));
    return runs;
  };
  const drained = async (kind: Kind, lines: readonly Over[]): Promise<Delivered[]> => {
    const runs = await all(kind, lines);
    const [line] = lines;
    if (line !== undefined) rows.push(drainedRow(kind, cases, { name: line.name, cut: line.profile !== poor }, runs));
    return runs;
  };

  const quiet = Array.from({ length: Number(values.seeds) }, (_, at) => uncut(at + 1));
  const amid = firstOf(cutSeeds, values.cuts).map(cutAmid);
  const ours = await drained('desk', quiet);
  const ourMs = middle(ours.map(({ ms }) => ms));
  const beside = firstOf(quiet, values.peers);
  if (beside.length > 0) {
    const few = Math.ceil(cases / oneOf);
    rows.push(peerRow('rxdb', { cases, given: cases, ourMs }, await all('rxdb', beside)));
    rows.push(peerRow('openrosa', { cases, given: few, ourMs }, await all('openrosa', beside, few)));
  }
  await drained('desk', whole(values.schedules).map(scheduled));
  await drained('desk', amid);
  await drained('json-gzip', firstOf(quiet, '1'));
  await drained('json-gzip', firstOf(amid, '1'));
  if (papers > 0)
    for (const line of whole(values['paper-schedules']).map(scheduled)) {
      const alone = await over('scans', line, cases, papers);
      rows.push(papersRow(`${line.name} ${line.seed}`, papers, alone, await over('desk', line, cases, papers)));
    }
  if (values.slow) await drained('json', firstOf(quiet, '1'));
  rmSync(folder, { recursive: true, force: true });
  return {
    title:
      'line: 128 up, 256 down kbit/s, 300 ms one way and up to 60 more, 3 % lost each way; cuts every 150 s of 12 s',
    rows,
  };
}
