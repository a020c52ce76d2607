// The keys of central's answers. A desk is answered by the newest one that it has been told of and has stored, so each changes
// over when it comes, whenever that is.
import type { SigningKey } from '../signing.ts';
import { tell } from './feed.ts';
import type { Store } from './store.ts';

const columns = 'k.key_id as "keyId", k.public_key as "publicKey", k.secret';

/** Those after the founding one, oldest first. */
export async function laterKeys(store: Store): Promise<SigningKey[]> {
  return store.all<SigningKey>(`select ${columns} from signing_keys k order by k.n`);
}

/** Tells the desk of these keys; the numbers of the events are from when on it knows them. */
export async function tellKeys(store: Store, device: string, keys: readonly SigningKey[]): Promise<void> {
  for (const { keyId, publicKey } of keys) {
    await tell(store, device, { kind: 'central.key', keyId, publicKey });
    await store.run(
      'insert into told_keys (device, key_id, n) select id, ?, last_event from devices where id = ?',
      keyId,
      device,
    );
  }
}

/** The desk was enrolled by this key, which is not the founding one. */
export async function knowsKey(store: Store, device: string, { keyId }: SigningKey): Promise<void> {
  await store.run('insert into told_keys (device, key_id, n) values (?, ?, 0)', device, keyId);
}

/** Takes a new key and tells every desk. */
export async function addSigningKey(store: Store, key: SigningKey, now: string): Promise<void> {
  await store.transaction(async (within) => {
    // Enrolments wait meanwhile: a desk is told here or when it enrols.
    await within.run('update codes set used = used');
    await within.run(
      `insert into signing_keys (n, key_id, public_key, secret, since)
         select coalesce(max(n), 0) + 1, ?, ?, ?, ? from signing_keys`,
      key.keyId,
      key.publicKey,
      key.secret,
      now,
    );
    for (const { id } of await within.all<{ id: string }>('select id from devices order by id'))
      await tellKeys(within, id, [key]);
  });
}

/**
 * The newest key that this desk knows when it has stored the feed up to `cursor` (null: as it last said); null: the founding one.
 * What was told since central was set back means nothing to a desk that was not met again: its cursor is that of another feed.
 */
export async function keyKnown(store: Store, device: string, cursor: number | null): Promise<SigningKey | null> {
  const found = await store.get<SigningKey>(
    `select ${columns} from told_keys t join signing_keys k on k.key_id = t.key_id join devices d on d.id = t.device
     left join forks f on f.device = t.device
     where t.device = ? and t.n <= coalesce(?, d.cursor) and t.n <= coalesce(f.last, t.n) order by k.n desc limit 1`,
    device,
    cursor,
  );
  return found ?? null;
}
