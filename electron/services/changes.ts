// The corrections and the withdrawal of a case as screens and slips tell of them: who, when, why, what differs, and what is
// proven of central. Reads only.
import { readOperator } from '../../db/operators.ts';
import type { Reader } from '../../db/sqlite.ts';
import { type ChangeRow, changesOf, versionOf } from '../../db/versions.ts';
import { changedFields } from '../../shared/cases/changed.ts';
import { type CaseContent, payloadSchema } from '../../shared/cases/payload.ts';
import type { CaseChange } from '../../shared/contract/cases.ts';
import { knownEventSchema } from '../../shared/protocol/exchange.ts';

function standingOf({ said, delivered }: ChangeRow, manual: boolean): Pick<CaseChange, 'standing' | 'note'> {
  if (manual) return { standing: 'manual', note: '' };
  const event = said === null ? undefined : knownEventSchema.safeParse(JSON.parse(said)).data;
  if (delivered === 0) return { standing: 'saved', note: '' };
  if (event?.kind === 'entry.refused') return { standing: 'refused', note: event.reason };
  if (event?.kind !== 'entry.taken') return { standing: 'delivered', note: '' };
  return event.decided === null ? { standing: 'taken', note: '' } : { standing: 'late', note: event.decided };
}

/** A case's versions: the contents up to `upTo`, the newest of them, and its changes, oldest first. */
export interface Told {
  readonly first: CaseContent;
  readonly content: CaseContent;
  readonly version: number;
  readonly changes: readonly CaseChange[];
}

/**
 * The case as it stood at version `upTo`. Its first version may be missing in a store that was put together from pieces;
 * then the lowest correction stands for it. Throws for a case without any content: a bug.
 */
export function told(db: Reader, caseId: string, manual: boolean, upTo = Number.POSITIVE_INFINITY): Told {
  const filed = versionOf(db, caseId, 1);
  const rows = changesOf(db, caseId).filter(({ version }) => version <= upTo);
  const changes: CaseChange[] = [];
  let [first, content] =
    filed === null || filed.kind === 'case.withdrawn' ? [null, null] : [filed, filed as CaseContent];
  for (const row of rows) {
    const payload = payloadSchema.parse(JSON.parse(row.payload));
    if (payload.kind === 'case.submitted') throw new Error('a first version behind the first');
    const before: CaseContent | null = content;
    if (payload.kind === 'case.corrected') content = payload;
    first ??= content;
    changes.push({
      version: row.version,
      kind: payload.kind === 'case.corrected' ? 'corrected' : 'withdrawn',
      at: payload.savedAt.wall,
      operatorName: readOperator(db, payload.operator)?.name ?? '',
      reason: payload.reason,
      askedBy: payload.kind === 'case.withdrawn' ? payload.askedBy : null,
      changed: payload.kind === 'case.corrected' && before !== null ? changedFields(before, payload) : [],
      ...standingOf(row, manual),
    });
  }
  if (first === null || content === null) throw new Error('a case without a version');
  return { first, content, version: rows.at(-1)?.version ?? content.version, changes };
}
