// Promise: the schema changes only on purpose. The whole of it lies in schema.snapshot.sql and is reviewed like code; a
// migration that was shipped stays as it was, letter by letter. After a wanted change of the schema rewrite the snapshot
// with `npx vitest run -c build/vitest.config.ts tests/db/schema.test.ts -u` and read the difference.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { shipped } from '../../db/migrations/shipped.ts';
import { opened } from './fixture.ts';

/** SHA-256 of each migration's SQL. A line is added with a migration and never changed after its release. */
const frozen: Readonly<Record<number, string>> = {
  10: '83a39b7a984166bc85cba725111fda6ed1d47cd9cd0e4c639acfe80945d8ef65',
  20: '79bce725eeb7a992c2ee9f53d1068f02d873230720b963f2bfbc8324b4e4cb04',
  30: '093197e4c192280e6026e177479afc0378868d9d194480f1e5afb8e70e90ac90',
  40: 'b04ed34da989f051505445b9ccc70a238f09e06620e32188060986f07e0ce59b',
  50: '14731642b00ca1e6e87cc81bfc305aacf27244571d074b52b33219e8ed29dcbe',
  60: 'a4603447d72e40f4337287bea70ae79407a63ce7a2d5e52d362df3e8b190f3ac',
  70: '8a118e62b6f8985ba6868a08e547cd9ac276afb9a9f0599e79bf430b6794b86f',
  80: '5536f031ab9a75bd455c45870a492427cb8fb57a2dde32399466324d3377c8d4',
  90: 'c02d80c0145e374821f0cbe2102410a7b8d4f7bc7fb7de17e5c99ce10af7ddbd',
  100: '526b3e008a0ad613877a2c09efb1483694029dc6b1ac9319a4607db666d5a112',
  110: '8ad8e64e3ab4443440fd3884388a9c02924e89ef9550bdf16ca8bb10a0dbd3bc',
  130: '721b3a700baba57246c21d240de34a7755c296cd0c4d950079a983d4be9c7340',
  150: 'd16a82c67aeef409a6918d7b3ff16776dc0ef6f8d9ed5437496b27ba94b2224d',
  160: '3a59340ff53278de8bfff0a61efab785f3af9479e1d27e9497de775fd7e37771',
  170: 'af71293ef24f30e47a0ae479dd24b7f7af6fec1f133d5e6cd53345c88149454b',
  180: 'a4be9f48da3f884ff9b1aacc073ee153ad9cec5645f54cbafdaf364f2b8567fd',
  190: 'db1699392a77e09c03ffffa3aaedc47903aaf31b2761f956bcabd1e4c5ac45da',
  200: 'c2c0bae0ed22bc7a12c8b36c098001018efc6152064880670f03e8b5e82d35a8',
  210: '7049e2e8f669b43d07d24e4f60f1c59fdaaa5af3fd06c7722f066a47f7414e72',
  220: '51053fbf977760392b73b6462dd68bd60d397ab4dbe8df208dc1625a6065aacf',
  230: '701aa9d18b129bc79dc4020ac0e99a06e4f5b99ab68de33b4a4a72d4bd331d6e',
  240: 'be539a213c153714a067734414cf1372dc22dd0f48d21ddad1a55ac3d17ac665',
  270: '894dee45371421bb879ce00c3bb74c4ee21231af3e0193a3aa9867f2c4dd456c',
  290: '7f89d99c187078518b75ad0b3831d99305a7d57f0379846bedb4bcd13ce29d80',
  300: 'fa57d4fda78061a43fbc6c31468f2fe4feef469e455bbbbd0e1f8c31770ca29a',
  310: '05d0ba4b4a5c5ccaded6c98bc1bb199afd1ab4b61e7075f8fec75cc2844cb868',
  320: '51a4208ea5375e2247604d9a49d843b5d277334fb261da35e409822c72cd3257',
  340: '88b6750ffeeb6bf27749e0bfe401e1c16cbcb865333de5b02ce8a8aded113866',
  350: '06c7d466d5ca6e1e167b16db914f5c3922a14d951e59e355930e1a52f582bc86',
  360: '0b692aec60e10953684bd5129bfa117584538b6aece2d2fb1512a84a6adc60d5',
  370: '16a1c1512ff89ba0d8a42a98c838185a4ff3abfdf7a42e7eea6874973b6613c2',
};

test('the schema is the reviewed one', async () => {
  const db = opened();
  const parts = db.all<{ sql: string }>(
    `select sql from sqlite_schema where sql is not null
     order by tbl_name, case type when 'table' then 1 when 'view' then 2 when 'index' then 3 else 4 end, name`,
  );
  db.close();
  await expect(`${parts.map(({ sql }) => `${sql};`).join('\n')}\n`).toMatchFileSnapshot('./schema.snapshot.sql');
});

test('every migration is frozen', () => {
  const hashes = shipped.map(({ number, sql }) => [number, createHash('sha256').update(sql).digest('hex')]);
  expect(Object.fromEntries(hashes)).toEqual(frozen);
});

test('numbers are tens and every table is strict', () => {
  expect(shipped.filter(({ number }) => number % 10 !== 0)).toEqual([]);
  const db = opened();
  const loose = db.all(
    "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0 and name not like 'sqlite_%'",
  );
  db.close();
  expect(loose).toEqual([]);
});
