// What a service is: the answer to one call of the contract. Services get checked input and a context; they neither
// catch, nor check roles, nor write the audit chain, nor begin transactions: dispatch does, once, for all of them.
import type { CallName, Input, Output } from '../../shared/contract/contract.ts';
import type { Session } from '../../shared/contract/desk.ts';
import type { Reading } from '../../shared/primitives.ts';
import type { Result } from '../../shared/result.ts';

export interface CallContext {
  /** When the call came in. */
  readonly reading: Reading;
  /** The instant to date and check by, whatever the clock says; see shared/time/present.ts. */
  readonly present: string;
  /** Who sits at the desk; never null for calls with a role. */
  readonly session: Session | null;
}

export type Answer<N extends CallName> = Result<Output<N>>;

/**
 * Runs inside the one transaction that also holds the call's audit entry; a problem or throw undoes all of it. Work
 * that must wait (printing, hashing a password) comes first in a promise that writes nothing and hands back the rest,
 * which then runs inside that transaction.
 */
export type Service<N extends CallName> = (
  context: CallContext,
  input: Input<N>,
) => Answer<N> | Promise<() => Answer<N>>;

/** Every call of the contract has its service, or this does not compile. */
export type Services = { readonly [N in CallName]: Service<N> };
