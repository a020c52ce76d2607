// A stand-in in a temporary folder with its control face at hand, for the tests of central itself and of what speaks to it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { askToEnrol, type Desk, newDesk, placeIn } from './conformance/desk.ts';
import type { Counts } from './control/watch.ts';
import { type RunningCentral, type StartOptions, startCentral } from './server.ts';
import { newSigningKey } from './signing.ts';

export interface Control {
  get<T>(path: string): Promise<T>;
  post<T = { done: boolean }>(path: string, body?: object): Promise<T>;
  /** Resolves when central counts at least this; throws when it does not in half a minute. */
  until(counts: Partial<Counts>): Promise<Counts>;
  /** A fresh one-time enrolment code. */
  code(center?: string, centerNumber?: number): Promise<string>;
}

/** The control face at this URL, as functions; any answer but 200 throws. */
export function controlAt(url: string): Control {
  const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
    const answer = await fetch(url + path, init);
    const text = await answer.text();
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`);
    return JSON.parse(text) as T;
  };
  const post = <T>(path: string, body: object = {}): Promise<T> =>
    ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  return {
    get: ask,
    post,
    until: async (counts) => {
      const wanted = Object.entries(counts).map(([name, value]) => `${name}=${value}`);
      return (await ask<{ counts: Counts }>(`/wait?${wanted.join('&')}`)).counts;
    },
    code: async (center = 'shashiani', centerNumber = 1) =>
      (await post<{ code: string }>('/codes', { center, centerNumber })).code,
  };
}

export interface Stand {
  readonly folder: string;
  readonly central: RunningCentral;
  readonly control: Control;
  /** A newly enrolled desk. */
  desk(): Promise<Desk>;
  /** Stops central and forgets its folder. */
  end(): Promise<void>;
}

export async function openStand(options: Partial<StartOptions> = {}): Promise<Stand> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'central-'));
  const central = await startCentral({ port: 0, host: '127.0.0.1', ...options, folder });
  const control = controlAt(central.control);
  return {
    folder,
    central,
    control,
    desk: async () => {
      const key = newSigningKey();
      const place = placeIn(await askToEnrol(central.url, key, await control.code()));
      return newDesk(central.url, key, place, ['municipality-one-time-aid', 'gurjaani']);
    },
    end: async () => {
      await central.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
