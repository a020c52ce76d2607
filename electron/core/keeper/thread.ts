// A thread beside the desk that is asked one thing after the other. Its death is an answer too: whoever asked hears
// that it failed, and the next question starts a new thread.
import { Worker } from 'node:worker_threads';
import type { Problem } from '../../../shared/problems.ts';
import type { KeeperSetup, Task } from './tasks.ts';
import { answerSchema } from './tasks.ts';

export interface Said {
  readonly problem: Problem | null;
  readonly lost: number;
}

export interface KeeperThread {
  /** Resolves with the thread's answer, or with null when it died before answering. Never rejects. */
  ask(task: Task): Promise<Said | null>;
  /** Lets the thread finish what it does, close its files and end. */
  stop(): Promise<void>;
}

/** `script` is where `keeper-worker` lies. The thread starts with the first question. */
export function keeperThread(script: URL, setup: KeeperSetup): KeeperThread {
  let thread: Worker | null = null;
  let last = 0;
  const waiting = new Map<number, (said: Said | null) => void>();
  const settle = (ask: number, said: Said | null): void => {
    waiting.get(ask)?.(said);
    waiting.delete(ask);
    // Alive only while somebody waits: a thread at rest must not keep the program from ending.
    if (waiting.size === 0) thread?.unref();
  };
  const died = (dead: Worker): void => {
    if (thread !== dead) return;
    thread = null;
    for (const ask of [...waiting.keys()]) settle(ask, null);
  };
  const start = (): Worker => {
    const started = new Worker(script, { workerData: setup });
    started.on('message', (message: unknown) => {
      const { ask, problem, lost } = answerSchema.parse(message);
      settle(ask, { problem, lost });
    });
    started.on('error', () => died(started));
    started.on('exit', () => died(started));
    return started;
  };
  const ask = (task: Task): Promise<Said | null> =>
    new Promise((resolve) => {
      last += 1;
      thread ??= start();
      waiting.set(last, resolve);
      thread.ref();
      thread.postMessage({ ask: last, task });
    });
  return {
    ask,
    stop: async () => {
      if (thread !== null) await ask({ kind: 'end' });
    },
  };
}
