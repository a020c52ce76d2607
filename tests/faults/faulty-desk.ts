// A desk at work on a disk that fails when told. Each answer is held against what may be said: the thing is done, or it
// is a problem of the catalogue that names the disk, and then it goes well as soon as the disk does.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { systemClock } from '../../electron/core/clock.ts';
import type { Clock } from '../../electron/core/ports.ts';
import { practiceOperator } from '../../electron/services/practice.ts';
import type { CallName, Input, Output } from '../../shared/contract/contract.ts';
import { application } from '../kill/work.ts';
import { openRecorded, type RecordedDesk } from '../powercut/recorded-desk.ts';
import { hear, type Sentence, type Told } from '../powercut/told.ts';
import type { Control } from './control.ts';
import type { Plan, Report } from './plan.ts';

/** What a failing disk may be called. Anything else, a crash before all, is a fault of the desk. */
const named = new Set([
  'desk.log-gone',
  'desk.disk-full',
  'desk.read-only',
  'desk.disk-failing',
  'desk.database-unreadable',
]);

const system = systemClock();
const fastClock: Clock = {
  read: () => {
    const now = system.read();
    return { ...now, monotonicMs: now.monotonicMs * 100_000 };
  },
};

export interface Trial {
  readonly plan: Plan;
  readonly control: Control;
  readonly report: Report;
}

export interface FaultyDesk {
  readonly core: RecordedDesk['core'];
  /** The call, and again on a healthy disk when it failed. */
  call<N extends CallName>(name: N, input: Input<N>): Promise<Output<N>>;
  /** The call as it is answered; `null` when the disk was too full for it. */
  callOnce<N extends CallName>(name: N, input: Input<N>): Promise<Output<N> | null>;
  readonly quiet: () => void;
  signIn(): Promise<void>;
  /** A whole application; answers its desk number. */
  job(seed: number): Promise<string>;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Notes the problem's code; a fault when it does not name the disk, or no call on it had failed. */
export function noteProblem({ report, control }: Trial, code: string, during: string): void {
  report.answered[code] = (report.answered[code] ?? 0) + 1;
  const hits = control.heal();
  report.hits += hits;
  if (!named.has(code)) report.faults.push(`${during} answered ${code}`);
  if (hits === 0) report.faults.push(`${during} answered ${code} on a healthy disk`);
}

/** Opens the desk in `folder` on the disk as it is. The problem's code when it does not open; throws bugs. */
export async function openFaulty(trial: Trial, folder: string, keyNumber?: number): Promise<RecordedDesk | string> {
  const { plan, control } = trial;
  try {
    return await openRecorded(
      {
        folder,
        centralUrl: plan.centralUrl,
        enrolmentCode: plan.enrolmentCode,
        applications: [],
        marks: '',
        quietEvery: 1,
        ending: 'stop',
        keyNumber,
      },
      {
        log: { error: () => undefined, info: () => undefined, debug: () => undefined },
        disk: {
          place: (path) => ({ path, fileSystem: 'ext4', links: null, cloud: [], roaming: [] }),
          space: () => ({ freeBytes: control.room(), totalBytes: 1e9 }),
        },
        reserveBytes: 262_144,
        // Ten minutes pass between any two faults: a desk that is renewed over and over would end.
        clock: fastClock,
      },
    );
  } catch (error) {
    if (error instanceof Error && named.has(error.message)) return error.message;
    throw error;
  }
}

/** The operator's side of an open desk; what is answered is noted in `told`. */
export function operatorAt(trial: Trial, recorded: RecordedDesk, folder: string, told: Told): FaultyDesk {
  let now = recorded;
  const say = (sentence: Sentence): void => hear(told, JSON.stringify(sentence));
  const call = async <N extends CallName>(name: N, input: Input<N>): Promise<Output<N>> => {
    let result = await now.core.dispatch(name, input);
    if (!result.ok) {
      noteProblem(trial, result.problem.code, name);
      if (now.hasEnded()) await startAgain();
      result = await now.core.dispatch(name, input);
    }
    if (!result.ok) throw new Error(`${name} does not go on: ${JSON.stringify(result.problem)}`);
    say({ say: 'answered', call: name });
    return result.value as Output<N>;
  };
  /** As the operator does when the desk's window has gone. */
  const startAgain = async (): Promise<void> => {
    const opened = await openFaulty(trial, folder);
    if (typeof opened === 'string') throw new Error(`does not start again: ${opened}`);
    now = opened;
    now.core.start();
    await signIn();
  };
  const callOnce = async <N extends CallName>(name: N, input: Input<N>): Promise<Output<N> | null> => {
    const result = await now.core.dispatch(name, input);
    if (result.ok) say({ say: 'answered', call: name });
    else if (result.problem.code !== 'desk.disk-full') trial.report.faults.push(`full: ${result.problem.code}`);
    return result.ok ? (result.value as Output<N>) : null;
  };
  const signIn = async (): Promise<void> => {
    await call('session.sign-in', { operator: practiceOperator.operator, password: practiceOperator.password });
  };
  const job = async (seed: number): Promise<string> => {
    const { service, paper, keystrokes } = application(seed);
    const { id: draft, ...created } = await call('draft.create', { service });
    say({ say: 'typed', draft, revision: created.revision, content: null });
    const photos: Output<'paper.add'>[] = [];
    if (paper !== null) {
      const bytes = Buffer.from(paper, 'base64');
      photos.push(await call('paper.add', { draft, field: 'answers.photos', name: 'გზა.png', bytes }));
      for (const { sha256: added } of photos) say({ say: 'paper', draft, sha256: added });
    }
    let { revision } = created;
    for (const typed of keystrokes.slice(1)) {
      const content = { ...typed, answers: { ...typed.answers, ...(photos.length > 0 ? { photos } : {}) } };
      ({ revision } = await call('draft.save', { draft, revision, content }));
      say({ say: 'typed', draft, revision, content });
    }
    const { deskNumber } = await call('case.submit', { draft, revision });
    say({ say: 'saved', draft, deskNumber });
    const { file } = await call('receipt.print', { deskNumber, size: 'A4', to: 'pdf' });
    now.quiet();
    if (file === null) return deskNumber;
    // The eye of the test looks on a healthy disk: a fault that no call of the desk has met is not for it.
    trial.report.hits += trial.control.heal();
    say({ say: 'printed', file: relative(folder, file), sha256: sha256(readFileSync(file)) });
    return deskNumber;
  };
  return {
    get core() {
      return now.core;
    },
    call,
    callOnce,
    quiet: () => now.quiet(),
    signIn,
    job,
  };
}
