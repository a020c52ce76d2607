// What an answer of an Open311 server means for a report. Pure. The server knows no idempotency: whatever may have been
// taken is looked up before it is ever sent again, and never sent again on a guess.
import { readRequests } from './read.ts';

export type State =
  /** Not sent, or looked up and proven not to be there. */
  | 'new'
  /** Being sent; found so after a crash, it may have arrived. */
  | 'sending'
  /** Taken; the number comes later, for this token. */
  | 'token'
  /** May have been taken: to be looked up. */
  | 'unsure'
  | 'accepted'
  /** Refused for good: for a person. */
  | 'rejected';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Next {
  readonly state: State;
  readonly token?: string;
  readonly requestId?: string;
}

/** After `POST requests`; null: no answer, or half of one. */
export function afterPost(answer: Answer | null): Next {
  if (answer === null || answer.status >= 500 || [408, 409, 425, 429].includes(answer.status))
    return { state: 'unsure' };
  const [told] = readRequests(answer.body) ?? [];
  if (answer.status >= 400) {
    // "Duplicate" may mean a look-alike of somebody else's, or our own that arrived the first time.
    return { state: /duplicate/i.test(answer.body) ? 'unsure' : 'rejected' };
  }
  if (told?.id != null) return { state: 'accepted', requestId: told.id };
  return told?.token != null ? { state: 'token', token: told.token } : { state: 'unsure' };
}

/** After `GET tokens/…`. A token that never becomes a number stays a token: it was taken, and is not sent again. */
export function afterToken(answer: Answer | null): Next {
  const [told] = answer?.status === 200 ? (readRequests(answer.body) ?? []) : [];
  return told?.id == null ? { state: 'token' } : { state: 'accepted', requestId: told.id };
}

/** Their word for where it stands → ours; null: kept as a note only. */
export function statusFrom(status: string): string | null {
  const known: Readonly<Record<string, string>> = {
    open: 'forwarded',
    closed: 'completed',
    in_progress: 'in-review',
    investigating: 'in-review',
    fixed: 'completed',
    not_councils_responsibility: 'left-unconsidered',
  };
  return known[status] ?? null;
}
