// Reads how safe the work is besides the database, and asks for a backup now.
import { useBackup } from '../state/backup.ts';
import { loaded } from '../state/loaded.ts';
import { call } from './call.ts';

export async function readBackup(): Promise<void> {
  useBackup.setState({ backup: loaded(await call('backup.read', {})) });
}

/** The answer only says that it was asked; what comes of it arrives as an event. */
export async function runBackup(): Promise<void> {
  const begun = await call('backup.run', {});
  if (begun.ok) await readBackup();
  else useBackup.setState({ backup: loaded(begun) });
}
