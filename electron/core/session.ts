// Who sits at the desk, in memory only: a restart signs everybody out.
import type { Session } from '../../shared/contract/desk.ts';

export interface CurrentSession {
  read(): Session | null;
  set(session: Session | null): void;
}

/** Nobody signed in yet. */
export function createSession(): CurrentSession {
  let current: Session | null = null;
  return {
    read: () => current,
    set: (session) => {
      current = session;
    },
  };
}
