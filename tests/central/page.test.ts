// The page shows what central has, as text and never as markup, and its form decides.
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import { exchangePath, paperPath } from '../../shared/protocol/exchange.ts';
import { openStand } from '../postgres/stand.ts';
import {
  askToEnrol,
  caseText,
  chained,
  type Desk,
  exchange,
  nextRequest,
  placeIn,
  problemIn,
  send,
} from './conformance/desk.ts';
import type { Stand } from './harness.ts';
import { newSigningKey, sha256 } from './signing.ts';

let stand: Stand;
let desk: Desk;
beforeEach(async () => {
  stand = await openStand({ catalogue: JSON.stringify(assembleCatalogue()) });
  desk = await stand.desk();
});
afterEach(() => stand.end());

const look = async (path = '/'): Promise<string> => (await fetch(`${stand.central.url}${path}`)).text();

/** Files a case of somebody with this family name; answers its id. */
async function file(lastName: string): Promise<string> {
  const payload = JSON.parse(caseText(desk));
  const applicant = { ...payload.applicant, lastName };
  await exchange(
    desk,
    chained(desk.head, [
      JSON.stringify({ ...payload, applicant, documents: [{ document: 'sv', original: 'returned', copies: [] }] }),
    ]),
  );
  return payload.case;
}

function fill(path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams(form);
  return fetch(`${stand.central.url}${path}`, { method: 'POST', redirect: 'manual', body, headers });
}
const told = async (): Promise<unknown[]> =>
  (await exchange(desk)).events.map(({ event }) => event['status'] ?? event['reason'] ?? event.kind);

describe('the page', () => {
  it('says so when there is nothing yet', async () => {
    expect(await look()).toContain('განცხადება ჯერ არ მიუღია.');
  });

  it('shows a case in words, and what was typed as text', async () => {
    const id = await file('<script>ბერიძე</script>');
    const shown = await look();
    for (const text of ['001 01 ', '01-', 'ერთჯერადი', 'რეგისტრირებულია']) expect(shown).toContain(text);
    expect(shown).toContain('&lt;script&gt;ბერიძე&lt;/script&gt; ნიმუშა');
    expect(shown).not.toContain('<script');
    const one = await look(`/cases/${id}`);
    const noted = ['ერთიანი ბაზიდან', 'დედანი წარმოდგენილია და დაბრუნებულია'];
    for (const text of ['&lt;script&gt;ბერიძე', 'შესამოწმებელი', '99900000001', ...noted]) expect(one).toContain(text);
    expect(one).not.toContain('<script');
    expect(await look('/desks')).toContain('შაშიანი');
  });

  it('decides by its form, and the desk hears of it', async () => {
    const id = await file('ბერიძე');
    const answer = await fill('/decide', { case: id, status: 'flaw', note: 'ცნობა აკლია' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/cases/${id}`]);
    expect((await exchange(desk)).events.map(({ event }) => [event['status'], event['note']])).toEqual([
      ['flaw', 'ცნობა აკლია'],
    ]);
    expect(await look()).toContain('ცნობა აკლია');
  });

  it('takes no decision from elsewhere, and none that is malformed', async () => {
    const id = await file('ბერიძე');
    const origin = { origin: 'https://elsewhere.example' };
    const foreign = await fill('/decide', { case: id, status: 'flaw', note: '' }, origin);
    const malformed = await fill('/decide', { case: id, status: 'Flaw!', note: '' });
    const unwritable = await fill('/decide', { case: id, status: 'flaw', note: 'a\u0000b' });
    expect([foreign.status, malformed.status, unwritable.status]).toEqual([403, 400, 400]);
    expect((await exchange(desk)).events).toEqual([]);
  });

  it('lets cases wait, registers one and refuses another with a reason', async () => {
    await fill('/hold', { hold: 'yes' });
    const [one, other] = [await file('ბერიძე'), await file('კაპანაძე')];
    expect(await look()).toContain('ახალი განცხადება რეგისტრაციას ელოდება.');
    await fill('/register', { case: one });
    await fill('/refuse', { case: other, note: 'სხვა უწყების საქმეა.' });
    expect((await fill('/refuse', { case: other, note: '' })).status).toBe(400);
    expect(await told()).toEqual(['entry.registered', 'სხვა უწყების საქმეა.']);
    await fill('/hold', { hold: 'no' });
    expect(await look()).toContain('ახალი განცხადება მიღებისთანავე რეგისტრირდება.');
  });

  it('asks for papers as a flaw that names them', async () => {
    const id = await file('ბერიძე');
    const [document] = assembleCatalogue().documents;
    await fill('/ask', { case: id, document: document?.id ?? '', note: 'ასლი საკმარისია.' });
    const { events } = await exchange(desk);
    expect(events.map(({ event }) => event['note'])).toEqual([`წარმოსადგენია: ${document?.name.ka}. ასლი საკმარისია.`]);
    expect(events.map(({ event }) => event['status'])).toEqual(['flaw']);
  });

  it('announces to every desk, and shows what it announced', async () => {
    await fill('/announce', { titleKa: 'დღესასწაული', textKa: 'ხვალ ცენტრი დახურულია.', titleEn: '', textEn: '' });
    expect((await exchange(desk)).events.map(({ event }) => [event.kind, event['title']])).toEqual([
      ['announcement', { ka: 'დღესასწაული' }],
    ]);
    expect(await look('/news')).toContain('ხვალ ცენტრი დახურულია.');
  });

  it('tells a desk that is enrolled later what still stands, in its order, and takes one back from all', async () => {
    // Each a minute later, as nobody announces twice in a moment.
    vi.useFakeTimers({ toFake: ['Date'] });
    onTestFinished(() => void vi.useRealTimers());
    const say = (titleKa: string, lastDay = '') => {
      vi.setSystemTime(Date.now() + 60_000);
      return fill('/announce', { titleKa, textKa: 'ტექსტი', titleEn: '', textEn: '', lastDay });
    };
    await say('პირველი');
    await say('გასული', '2026-03-01');
    await say('დღევანდელი', '9999-12-30');
    await say('გასაუქმებელი');
    const heard = async (one: Desk): Promise<unknown[]> =>
      (await exchange(one)).events
        .filter(({ event }) => event.kind === 'announcement')
        .map(({ event }) => (event['title'] as { ka: string }).ka);
    expect(await heard(desk)).toEqual(['პირველი', 'გასული', 'დღევანდელი', 'გასაუქმებელი']);
    const page = await look('/news');
    expect(page.match(/აღარ მოქმედებს/g)).toHaveLength(1);
    const [taken = ''] = /(?<=name="announcement" value=")[^"]+/.exec(page) ?? [];
    expect((await fill('/withdraw-announcement', { announcement: taken })).status).toBe(303);
    await fill('/withdraw-announcement', { announcement: taken });
    expect(await heard(desk)).toEqual(['გაუქმებულია: გასაუქმებელი']);
    const later = await stand.desk();
    expect(await heard(later)).toEqual(['პირველი', 'დღევანდელი']);
    expect(await heard(later)).toEqual([]);
    expect((await say('არასწორი', '2026-02-30')).status).toBe(400);
  });

  it('publishes a catalogue from a file once, and says what is none', async () => {
    const founding = assembleCatalogue();
    const send = async (content: string): Promise<string | null> => {
      const body = new FormData();
      body.set('package', new Blob([content], { type: 'application/json' }), 'catalogue.json');
      return (await fetch(`${stand.central.url}/catalogue`, { method: 'POST', redirect: 'manual', body })).headers.get(
        'location',
      );
    };
    const next = JSON.stringify({ ...founding, version: founding.version + 1 });
    expect([await send('{}'), await send(next), await send(next)]).toEqual([
      '/news?told=unsound',
      '/news?told=published',
      '/news?told=older',
    ]);
    expect((await exchange(desk)).events).toMatchObject([{ event: { kind: 'catalogue.published', package: next } }]);
  });

  it('makes a code that enrols a desk, and revokes it', async () => {
    const made = await fill('/codes', { center: 'shashiani' });
    const code = new URL(made.headers.get('location') ?? '', stand.central.url).searchParams.get('code') ?? '';
    expect(await look(`/desks?code=${code}`)).toContain(code);
    const place = placeIn(await askToEnrol(stand.central.url, newSigningKey(), code));
    await fill('/revoke', { device: place.device, revoked: 'yes' });
    expect(await look('/desks')).toContain('გამორთულია');
  });

  it('gives a place out in a file, with the code apart from it', async () => {
    const made = await fill('/places', { center: 'shashiani' });
    const shown = new URL(made.headers.get('location') ?? '', stand.central.url);
    const path = `/enrolment-files/${shown.searchParams.get('file')}`;
    expect(await look(`${shown.pathname}${shown.search}`)).toContain(`href="${path}"`);
    const handed = await fetch(stand.central.url + path);
    expect(handed.headers.get('content-disposition')).toMatch(/"sopeli-shashiani-\d+\.sopeli-enrolment"$/);
    const sealed = Buffer.from(await handed.arrayBuffer());
    expect(sealed.toString('latin1')).toMatch(/^age-encryption\.org\/v1\n-> scrypt /);
    expect(sealed.includes('shashiani')).toBe(false);
    expect((await fetch(`${stand.central.url}/enrolment-files/nothing`)).status).toBe(404);
  });

  it('shows a desk whose name two computers use, and its feed tells it once', async () => {
    const before = desk.head;
    await file('ბერიძე');
    for (let time = 0; time < 2; time++) {
      const copied = nextRequest(desk, chained(before, [caseText(desk)]));
      problemIn(await send(desk, exchangePath, copied), 409, 'chain.broken');
    }
    expect(await told()).toEqual(['device.copied']);
    expect(await look('/desks')).toContain('ორი კომპიუტერი ერთი სახელით');
  });

  it('hands out a paper as a file, and only what is there', async () => {
    const bytes = Buffer.from('<script>alert(1)</script>');
    const named = { sha256: sha256(bytes), name: 'ასლი.html', mediaType: 'text/html', size: bytes.length };
    const text = caseText(desk, [named]);
    await exchange(desk, chained(desk.head, [text]));
    const page = `/cases/${JSON.parse(text).case}`;
    expect(await look(page)).toContain('ჯერ არ მიუღია');
    const path = `/papers/${named.sha256}`;
    expect((await fetch(stand.central.url + path)).status).toBe(404);
    await send(desk, paperPath(named.sha256), bytes);
    expect(await look(page)).toContain(`href="${path}"`);
    const handed = await fetch(stand.central.url + path);
    expect(await handed.text()).toBe(bytes.toString());
    expect([handed.headers.get('content-type'), handed.headers.get('content-disposition')]).toEqual([
      'application/octet-stream',
      'attachment',
    ]);
  });
});
