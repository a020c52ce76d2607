// The page shows what central has, as text and never as markup, and its form decides.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import { openStand } from '../postgres/stand.ts';
import { caseText, chained, type Desk, exchange } from './conformance/desk.ts';
import type { Stand } from './harness.ts';

let stand: Stand;
let desk: Desk;
beforeEach(async () => {
  stand = await openStand({ catalogue: JSON.stringify(assembleCatalogue()) });
  desk = await stand.desk();
});
afterEach(() => stand.end());

const look = async (): Promise<string> => (await fetch(`${stand.central.url}/`)).text();

/** Files a case of somebody with this family name; answers its id. */
async function file(lastName: string): Promise<string> {
  const payload = JSON.parse(caseText(desk));
  const applicant = { ...payload.applicant, lastName };
  await exchange(desk, chained(desk.head, [JSON.stringify({ ...payload, applicant })]));
  return payload.case;
}

function decide(form: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
  const body = new URLSearchParams(form);
  return fetch(`${stand.central.url}/decide`, { method: 'POST', redirect: 'manual', body, headers });
}

describe('the page', () => {
  it('says so when there is nothing yet', async () => {
    expect(await look()).toContain('განცხადება ჯერ არ მიუღია.');
  });

  it('shows a case in words, and what was typed as text', async () => {
    await file('<script>ბერიძე</script>');
    const shown = await look();
    for (const text of ['001 01 ', '01-', 'ერთჯერადი', 'რეგისტრირებულია', 'შაშიანი']) expect(shown).toContain(text);
    expect(shown).toContain('&lt;script&gt;ბერიძე&lt;/script&gt; ნიმუშა');
    expect(shown).not.toContain('<script');
  });

  it('decides by its form, and the desk hears of it', async () => {
    const id = await file('ბერიძე');
    const answer = await decide({ case: id, status: 'flaw', note: 'ცნობა აკლია' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect((await exchange(desk)).events.map(({ event }) => [event['status'], event['note']])).toEqual([
      ['flaw', 'ცნობა აკლია'],
    ]);
    expect(await look()).toContain('ცნობა აკლია');
  });

  it('takes no decision from elsewhere, and none that is malformed', async () => {
    const id = await file('ბერიძე');
    const foreign = await decide({ case: id, status: 'flaw', note: '' }, { origin: 'https://elsewhere.example' });
    const malformed = await decide({ case: id, status: 'Flaw!', note: '' });
    expect([foreign.status, malformed.status]).toEqual([403, 400]);
    expect((await exchange(desk)).events).toEqual([]);
  });
});
