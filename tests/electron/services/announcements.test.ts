// Promise: what central's clerk publishes is shown at the desk, kept without a line, each once, and read by each operator for
// themselves; what this version cannot read stays out of the list and stops nothing.
import { expect, test } from 'vitest';
import { centralSays } from '../central-says.ts';
import { openTestDesk } from '../desk.ts';

const id = (number: number): string => `0198c9a2-0000-7000-8000-${String(number).padStart(12, '0')}`;
const said = (number: number, more: object = {}) => ({
  kind: 'announcement',
  id: id(number),
  title: { ka: `სათაური ${number}` },
  text: { ka: 'ხვალ ცენტრი დახურულია.', en: 'The center is closed tomorrow.' },
  at: '2026-05-04T08:00:00.000Z',
  ...more,
});

test('announcements are listed newest first, each once, and marked by who has read them', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  expect(await desk.done('announcement.list', {})).toEqual({ unread: 0, announcements: [] });
  centralSays(desk, said(1), said(2), { kind: 'announcement', id: 'no-id', text: 'ძველი' }, said(3, { more: true }));
  centralSays(desk, said(1, { title: { ka: 'შესწორებული' } }));
  const list = await desk.done('announcement.list', {});
  expect(list.announcements.map((one) => [one.id, one.title.ka, one.read])).toEqual([
    [id(1), 'შესწორებული', false],
    [id(2), 'სათაური 2', false],
  ]);
  expect(list.unread).toBe(2);
  await desk.done('announcement.mark', { announcement: id(2) });
  await desk.done('announcement.mark', { announcement: id(2) });
  const unknown = { problem: { code: 'announcement.unknown' } };
  expect(await desk.call('announcement.mark', { announcement: id(99) })).toMatchObject(unknown);
  expect((await desk.done('announcement.list', {})).announcements.map(({ read }) => read)).toEqual([false, true]);
  expect(desk.db.all('select id from announcement_reads')).toEqual([{ id: id(2) }]);
  const plan = desk.db.all<{ detail: string }>(
    "explain query plan select event from feed_events where kind = 'announcement' order by n desc limit 100",
  );
  expect(plan.map(({ detail }) => detail).join()).toContain('feed_announcements');
});

test('only the newest fifty are shown', async () => {
  const desk = await openTestDesk();
  await desk.signIn();
  centralSays(desk, ...Array.from({ length: 60 }, (_, index) => said(index + 1)));
  const list = await desk.done('announcement.list', {});
  expect([list.announcements.length, list.announcements[0]?.id]).toEqual([50, id(60)]);
});
