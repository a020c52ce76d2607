// Looks into the scanner's folder as long as somebody watches, and takes files out of it.
import type { Output } from '../../shared/contract/contract.ts';
import type { Result } from '../../shared/result.ts';
import { loaded } from '../state/loaded.ts';
import { useScanner } from '../state/scanner.ts';
import { call } from './call.ts';

const pauseMs = 2_000;

/** Looks now and every two seconds; the returned function ends it. A desk without a folder is asked once. */
export function watchScanner(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let ended = false;
  const look = async (): Promise<void> => {
    const answer = await call('scanner.list', {});
    if (ended) return;
    useScanner.setState({ folder: loaded(answer) });
    if (!answer.ok || answer.value.watched) timer = setTimeout(() => void look(), pauseMs);
  };
  void look();
  return () => {
    ended = true;
    clearTimeout(timer);
  };
}

export const readScanned = (name: string): Promise<Result<Output<'scanner.read'>>> => call('scanner.read', { name });
export const removeScanned = (name: string): Promise<Result<unknown>> => call('scanner.remove', { name });
