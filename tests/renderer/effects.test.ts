// What the screens' effects do with the desk's answers: late ones, refused ones, those after a sign-out.
import { readdirSync } from 'node:fs';
import { beforeEach, describe, expect, test } from 'vitest';
import { assembleCatalogue } from '../../build/catalogue/assemble.ts';
import { readCase, readCases, readMoreCases } from '../../renderer/effects/cases.ts';
import { narrowServices, readService, searchServices, startDraft } from '../../renderer/effects/catalogue.ts';
import { readDesk, signIn, signOut } from '../../renderer/effects/desk.ts';
import { askDiscard, discardDraft, readDrafts } from '../../renderer/effects/drafts.ts';
import { followEvents, onDeskEvent } from '../../renderer/effects/events.ts';
import { forgetPage, makePersonPage } from '../../renderer/effects/keeping.ts';
import { go } from '../../renderer/effects/navigate.ts';
import { wakeExchange } from '../../renderer/effects/queue.ts';
import { chooseReceiptSize, forgetPrinting, printReceipt } from '../../renderer/effects/receipt.ts';
import { forgetPack, parkOrResume, printPack, readVisits, resumeVisit } from '../../renderer/effects/visits.ts';
import { edit, leaveIntake, openIntake } from '../../renderer/intake/effects.ts';
import { useCases, useReceipt } from '../../renderer/state/cases.ts';
import { countBy, narrow, useCatalogue } from '../../renderer/state/catalogue.ts';
import { useDesk } from '../../renderer/state/desk.ts';
import { useDrafts } from '../../renderer/state/drafts.ts';
import { useKeeping } from '../../renderer/state/keeping.ts';
import type { Loaded } from '../../renderer/state/loaded.ts';
import { usePath } from '../../renderer/state/path.ts';
import { useQueue } from '../../renderer/state/queue.ts';
import { useVisits } from '../../renderer/state/visits.ts';
import { problem } from '../../shared/problems.ts';
import { exchange, refuse } from './fake-desk/cases.ts';
import { type FakeDesk, fakeDesk } from './fake-desk/desk.ts';
import { beginRoad, people, signIn as sitDown, submitRoad } from './fake-desk/samples.ts';
import { openDoor } from './window.ts';

const pkg = assembleCatalogue();
const [first, second] = people;
let desk: FakeDesk;

function value<T>(of: Loaded<T>): T {
  if (of.state !== 'ready') throw new Error(`not ready: ${JSON.stringify(of)}`);
  return of.value;
}

beforeEach(async () => {
  desk = fakeDesk(pkg);
  openDoor(desk.bridge);
  await sitDown(desk);
  await readDesk();
});

describe('signing in and out', () => {
  test('a wrong password is told and lets nobody in', async () => {
    await signOut();
    await signIn(desk.world.operators[0]?.id ?? '', 'არა');
    expect(useDesk.getState().signInProblem?.code).toBe('session.wrong-password');
    expect(value(useDesk.getState().desk).session).toBeNull();
    expect(useDesk.getState().signingIn).toBe(false);
  });

  test('signing out leaves nothing of what was seen', async () => {
    const deskNumber = await submitRoad(desk, first);
    await readCase(deskNumber);
    await readCases(null);
    await readDrafts();
    await searchServices('გზა');
    await readVisits();
    expect(JSON.stringify(useVisits.getState())).toContain('გვენეტაძე');
    go({ name: 'case', deskNumber });
    await signOut();
    const left = [useCases, useDrafts, useCatalogue, useQueue, usePath, useVisits].map((store) =>
      JSON.stringify(store.getState()),
    );
    expect(left.join()).not.toContain('გვენეტაძე');
    expect(left.join()).not.toContain(deskNumber);
    expect(useCatalogue.getState().text).toBe('');
  });

  test('every store is empty after signing out, but for who and where the desk is', async () => {
    const folder = new URL('../../renderer/state/', import.meta.url);
    for (const file of readdirSync(folder)) {
      const stores: Record<string, unknown> = await import(new URL(file, folder).href);
      for (const [name, empty] of Object.entries(stores)) {
        const store = stores[name.replace('empty', 'use')] as { setState(state: object): void; getState(): object };
        if (!name.startsWith('empty') || name === 'emptyDesk') continue;
        store.setState(Object.fromEntries(Object.keys(empty as object).map((key) => [key, 'გვენეტაძე'])));
        await signOut();
        expect([name, store.getState()]).toEqual([name, empty]);
      }
    }
  });

  test('what was typed last is saved before signing out', async () => {
    const { draft } = await beginRoad(desk, first);
    await openIntake(draft);
    edit(draft, (content) => ({ ...content, answers: { ...content.answers, exactPlace: 'წყაროსთან' } }));
    await signOut();
    expect(desk.world.drafts.get(draft)?.content.answers).toMatchObject({ exactPlace: 'წყაროსთან' });
    leaveIntake();
  });

  test('a page that is made only after its screen was left is shown on no other', async () => {
    const release = desk.hold();
    const made = makePersonPage('99900000001', 'ka');
    forgetPage();
    release();
    await made;
    expect(useKeeping.getState().making).toEqual({ state: 'idle' });
  });

  test('an answer that nobody is signed in brings the sign-in back', async () => {
    desk.world.session = null;
    await readDrafts();
    expect(value(useDesk.getState().desk).session).toBeNull();
  });

  test('a door that throws is a problem to read, not a hanging screen', async () => {
    openDoor({ call: () => Promise.reject(new Error('gone')), on: () => () => undefined });
    await readDesk();
    expect(useDesk.getState().desk).toMatchObject({ state: 'failed', problem: { code: 'call.crashed' } });
  });
});

describe('services', () => {
  test('a late answer to an older text is dropped', async () => {
    const release = desk.hold();
    const older = searchServices('გზა');
    const newer = searchServices('დახმარება');
    release();
    await Promise.all([older, newer]);
    const found = value(useCatalogue.getState().found);
    await searchServices('დახმარება');
    expect(found).toEqual(value(useCatalogue.getState().found));
  });

  test('narrowing keeps the order, and counts say what each choice leaves', async () => {
    await searchServices('');
    const found = value(useCatalogue.getState().found);
    expect(found.length).toBe(pkg.services.length);
    for (const [provider, count] of countBy(found, 'provider')) {
      const left = narrow(found, { provider, category: null });
      expect(left.length).toBe(count);
      expect(left).toEqual(found.filter((hit) => hit.provider === provider));
    }
    narrowServices({ provider: 'municipality', category: null });
    await searchServices('წყალი');
    expect(useCatalogue.getState().provider).toBe('municipality');
  });

  test('starting makes one draft, however often the button is pressed, and goes to it', async () => {
    await Promise.all([startDraft('municipality-road'), startDraft('municipality-road')]);
    expect(desk.world.drafts.size).toBe(1);
    expect(usePath.getState().now).toEqual({ name: 'intake', draft: [...desk.world.drafts.keys()][0] });
  });

  test('a draft that cannot be made is told, and one stays where one is', async () => {
    desk.world.failing.set('draft.create', problem('desk.disk-full'));
    await startDraft('municipality-road');
    expect(useCatalogue.getState()).toMatchObject({ starting: false, startProblem: { code: 'desk.disk-full' } });
    expect(usePath.getState().now).toEqual({ name: 'services' });
  });

  test('an unknown service is a problem on its page', async () => {
    await readService('no-such-service');
    expect(useCatalogue.getState().service).toMatchObject({ state: 'failed', problem: { code: 'service.unknown' } });
  });
});

describe('drafts', () => {
  test('discarding takes one away and leaves the others', async () => {
    const gone = await beginRoad(desk, first);
    const kept = await beginRoad(desk, second);
    await readDrafts();
    const asked = value(useDrafts.getState().drafts).find((draft) => draft.id === gone.draft) ?? null;
    askDiscard(asked);
    expect(desk.world.drafts.size).toBe(2);
    await discardDraft(gone.draft);
    expect(value(useDrafts.getState().drafts).map((draft) => draft.id)).toEqual([kept.draft]);
    expect(useDrafts.getState()).toMatchObject({ asked: null, problem: null });
  });

  test('a draft that is gone already counts as discarded; one that cannot be written to does not', async () => {
    const { draft } = await beginRoad(desk, first);
    desk.world.failing.set('draft.discard', problem('desk.read-only'));
    await discardDraft(draft);
    expect(useDrafts.getState().problem?.code).toBe('desk.read-only');
    desk.world.failing.clear();
    await discardDraft(draft);
    await discardDraft(draft);
    expect(useDrafts.getState().problem).toBeNull();
  });
});

describe('visits', () => {
  test('one key puts the visit aside and brings it back where it was', async () => {
    const { draft } = await beginRoad(desk, first);
    go({ name: 'intake', draft });
    await parkOrResume();
    expect(usePath.getState().now).toEqual({ name: 'services' });
    await readVisits();
    expect(value(useVisits.getState().visits)).toMatchObject({ open: null, parked: [{ drafts: [{ id: draft }] }] });
    await parkOrResume();
    expect(usePath.getState().now).toEqual({ name: 'intake', draft });
  });

  test('receipts that were printed after the visit was left are told to nobody else', async () => {
    await submitRoad(desk, first);
    await readVisits();
    const visit = value(useVisits.getState().visits).open?.visit ?? '';
    await printPack(visit, 'printer');
    expect(useVisits.getState().printing).toMatchObject({ state: 'printed', receipts: 1 });
    const release = desk.hold();
    const printed = printPack(visit, 'printer');
    forgetPack();
    release();
    await printed;
    expect(useVisits.getState().printing.state).toBe('idle');
  });

  test('what central answers about a case of the visit is seen there', async () => {
    await submitRoad(desk, first);
    go({ name: 'visits' });
    await readVisits();
    expect(value(useVisits.getState().visits).open?.cases).toMatchObject([{ state: 'queued' }]);
    exchange(desk.world);
    await onDeskEvent({ changed: 'cases' });
    expect(value(useVisits.getState().visits).open?.cases).toMatchObject([{ state: 'registered' }]);
  });

  test('what could not be put aside or brought back is told, wherever the key was pressed', async () => {
    const { draft } = await beginRoad(desk, first);
    go({ name: 'intake', draft });
    desk.world.failing.set('visit.park', problem('desk.read-only'));
    await parkOrResume();
    expect(usePath.getState().now).toEqual({ name: 'visits' });
    expect(useVisits.getState().problem?.code).toBe('desk.read-only');
    go({ name: 'services' });
    const noVisit = draft;
    await resumeVisit(noVisit);
    expect(usePath.getState().now).toEqual({ name: 'visits' });
    expect(useVisits.getState().problem?.code).toBe('visit.unknown');
  });
});

describe('cases', () => {
  test('pages follow each other without a gap or a double', async () => {
    for (let count = 0; count < 120; count += 1) await submitRoad(desk, first);
    await readCases(null);
    await Promise.all([readMoreCases(), readMoreCases()]);
    await readMoreCases();
    await readMoreCases();
    const { cases, next } = value(useCases.getState().list);
    expect(cases.map((one) => one.deskNumber)).toEqual(desk.world.cases.map((one) => one.summary.deskNumber));
    expect(next).toBeNull();
    // Central's answer comes in while somebody reads the last page.
    exchange(desk.world);
    await onDeskEvent({ changed: 'cases' });
    await readCases(null);
    const again = value(useCases.getState().list).cases;
    expect(again.map((one) => one.deskNumber)).toEqual(cases.map((one) => one.deskNumber));
    expect(new Set(again.map((one) => one.state))).toEqual(new Set(['registered']));
  });

  test('a list that was asked for later is the one that shows', async () => {
    await submitRoad(desk, first);
    const release = desk.hold();
    const all = readCases(null);
    const refused = readCases('refused');
    release();
    await Promise.all([all, refused]);
    expect(useCases.getState().listed).toEqual({ state: 'refused', filter: undefined });
    expect(value(useCases.getState().list).cases).toEqual([]);
  });

  test('a case that came back changes on the open screen, told by an event', async () => {
    const deskNumber = await submitRoad(desk, first);
    go({ name: 'case', deskNumber });
    await readCase(deskNumber);
    expect(value(useCases.getState().view).summary.state).toBe('queued');
    const stop = followEvents(desk.bridge);
    refuse(desk.world, deskNumber, problem('service.closed'), 'სერვისი დახურულია');
    stop();
    await onDeskEvent({ changed: 'cases' });
    const { summary, timeline } = value(useCases.getState().view);
    expect(summary.state).toBe('refused');
    expect(timeline.at(-1)).toMatchObject({ by: 'central', kind: 'refused', problem: { code: 'service.closed' } });
    expect(value(useQueue.getState().queue).refused).toBe(1);
  });

  test('trying now sends what waits', async () => {
    await submitRoad(desk, first);
    await wakeExchange();
    expect(value(useQueue.getState().queue)).toMatchObject({ queued: 0, registered: 1, line: { state: 'online' } });
    expect(useQueue.getState().waking).toBe(false);
  });
});

describe('receipt', () => {
  test('two presses print one copy', async () => {
    const deskNumber = await submitRoad(desk, first);
    await Promise.all([printReceipt(deskNumber, 'printer'), printReceipt(deskNumber, 'printer')]);
    expect(useReceipt.getState().printing).toEqual({ state: 'printed', copy: 1, file: null });
    expect(desk.world.cases[0]?.copies).toBe(1);
  });

  test('a PDF names its file; a printer that fails is told', async () => {
    const deskNumber = await submitRoad(desk, first);
    await printReceipt(deskNumber, 'pdf');
    expect(useReceipt.getState().printing).toMatchObject({
      state: 'printed',
      file: expect.stringContaining(deskNumber),
    });
    chooseReceiptSize('A5');
    expect(useReceipt.getState().printing.state).toBe('idle');
    desk.world.failing.set('receipt.print', problem('receipt.not-printed'));
    await printReceipt(deskNumber, 'printer');
    expect(useReceipt.getState().printing).toMatchObject({ state: 'failed', problem: { code: 'receipt.not-printed' } });
  });

  test('what is being printed is told while the case is open, whatever paper is chosen next, and not after', async () => {
    const deskNumber = await submitRoad(desk, first);
    const release = desk.hold();
    const printed = printReceipt(deskNumber, 'printer');
    chooseReceiptSize('80mm');
    release();
    await printed;
    expect(useReceipt.getState()).toMatchObject({ size: '80mm', printing: { state: 'printed', copy: 1 } });
    const releaseNext = desk.hold();
    const next = printReceipt(deskNumber, 'printer');
    forgetPrinting();
    releaseNext();
    await next;
    expect(useReceipt.getState().printing.state).toBe('idle');
  });
});
