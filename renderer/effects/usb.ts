// Makes, writes and takes what is carried by USB; one at a time.
import type { Usb } from '../../shared/contract/usb.ts';
import type { Result } from '../../shared/result.ts';
import { loaded } from '../state/loaded.ts';
import { useUsb } from '../state/usb.ts';
import { call } from './call.ts';

export async function readUsb(): Promise<void> {
  useUsb.setState({ usb: loaded(await call('usb.read', {})) });
}

async function busyWith(what: string, act: () => Promise<Result<Usb>>): Promise<void> {
  if (useUsb.getState().busy !== null) return;
  useUsb.setState({ busy: what, problem: null, taken: null });
  const done = await act();
  useUsb.setState({ busy: null, problem: done.ok ? null : done.problem });
  if (done.ok) useUsb.setState({ usb: loaded(done) });
  else await readUsb();
}

export const makeBundle = (): Promise<void> => busyWith('make', () => call('usb.make', {}));

export const writeBundle = (stick: string): Promise<void> =>
  busyWith(`write ${stick}`, () => call('usb.write', { stick }));

export const takeReturn = (stick: string): Promise<void> =>
  busyWith(`take ${stick}`, async () => {
    const took = await call('usb.take', { stick });
    if (!took.ok) return took;
    useUsb.setState({ taken: took.value.events });
    return call('usb.read', {});
  });
