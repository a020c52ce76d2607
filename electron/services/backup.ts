// How safe the desk's work is besides its database, and a backup on request.
import { ok } from '../../shared/result.ts';
import type { Services } from '../core/call.ts';
import type { Keeper } from '../core/keeper/keeper.ts';

/** No problems of their own: what fails is part of the state. */
export function backupServices(keeper: Pick<Keeper, 'state' | 'backUp'>): Pick<Services, 'backup.read' | 'backup.run'> {
  return {
    'backup.read': () => ok(keeper.state()),
    'backup.run': () => {
      void keeper.backUp();
      return ok({});
    },
  };
}
