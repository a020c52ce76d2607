// Reads how much room is left for cases.
import { loaded } from '../state/loaded.ts';
import { useStorage } from '../state/storage.ts';
import { call } from './call.ts';

export async function readStorage(): Promise<void> {
  useStorage.setState({ storage: loaded(await call('storage.read', {})) });
}
