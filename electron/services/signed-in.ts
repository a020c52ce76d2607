// The operator behind a call whose role dispatch has already checked.
import type { Session } from '../../shared/contract/desk.ts';
import type { CallContext } from '../core/call.ts';

/** The session of a call that has a role; throws for one without, which is a bug of the contract. */
export function signedIn(context: CallContext): Session {
  if (context.session === null) throw new Error('call with a role ran without a session');
  return context.session;
}
