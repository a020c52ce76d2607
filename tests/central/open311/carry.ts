// Carries reports to an Open311 server and its word back to the case. One turn does one step of every open report; what a
// step learnt is committed before the next one begins, so a kill at any point is only a late answer.
import type { Central } from '../central.ts';
import { decideCase, type StoredCase } from '../store/cases.ts';
import { addReports, claimReport, moveReport, noteTold, openReports, type StoredReport } from '../store/reports.ts';
import { type Answer, afterPost, afterToken, type Next, statusFrom } from './next.ts';
import { readRequests, type Told } from './read.ts';
import { names, type Open311, reportForm, showsNumber } from './report.ts';

const mostAtOnce = 100;
const patienceMs = 30_000;
/** Sent so long ago without a word: whoever sent it is gone. */
const abandonedMs = 2 * patienceMs;
const mostPages = 200;
/** Their clock may go behind ours; without a date they show the last 90 days. */
const dayMs = 86_400_000;

type Open = StoredReport & { one: StoredCase };

async function ask(
  peer: Open311,
  path: string,
  query: Record<string, string>,
  form?: URLSearchParams,
): Promise<Answer | null> {
  const url = new URL(`${peer.url}/${path}.xml`);
  if (form === undefined) {
    if (peer.jurisdiction !== null) url.searchParams.set('jurisdiction_id', peer.jurisdiction);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  }
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const answer = await fetch(url, form === undefined ? { signal } : { method: 'POST', body: form, signal });
    return { status: answer.status, body: await answer.text() };
  } catch {
    return null;
  }
}

/**
 * Looks for our own number among everything they took since it was sent. Null: proven not to be there. Undefined: nothing is
 * proven, because the list could not be seen to its end, or shows nobody's number.
 */
async function lookUp(peer: Open311, report: Open): Promise<Told | null | undefined> {
  const from = new Date(Date.parse(report.sent_at ?? report.since) - dayMs).toISOString();
  const seen = new Set<string>();
  let showsNumbers = false;
  for (let page = 1; page <= mostPages; page++) {
    const service = peer.services[report.one.service] ?? '';
    const answer = await ask(peer, 'requests', { start_date: from, page: String(page), service_code: service });
    const told = answer?.status === 200 ? readRequests(answer.body) : null;
    if (told === null) return undefined;
    const mine = told.find((one) => one.id !== null && names(one.texts, report.one));
    if (mine !== undefined) return mine;
    showsNumbers ||= told.some((one) => showsNumber(one.texts));
    const before = seen.size;
    for (const { id } of told) if (id !== null) seen.add(id);
    // The last page; a server that knows no pages gives the same again.
    if (seen.size === before) return seen.size === 0 || showsNumbers ? null : undefined;
  }
  return undefined;
}

async function afterLookUp(peer: Open311, report: Open): Promise<Next> {
  const found = await lookUp(peer, report);
  if (found === undefined) return { state: 'unsure' };
  return found?.id != null ? { state: 'accepted', requestId: found.id } : { state: 'new' };
}

/** Brings their word to the desk, once for each. */
async function bringBack(central: Central, peer: Open311, report: Open): Promise<void> {
  const answer = await ask(peer, `requests/${encodeURIComponent(report.request_id ?? '')}`, {});
  const [told] = answer?.status === 200 ? (readRequests(answer.body) ?? []) : [];
  if (told?.status == null) return;
  const said = told.status;
  const status = statusFrom(said);
  const now = central.now().toISOString();
  await central.store.transaction(async (store) => {
    if (!(await noteTold(store, report.case_id, said))) return;
    const note = [told.statusNotes ?? '', status === null ? said : ''].filter((part) => part !== '').join(' · ');
    await decideCase(store, report.case_id, { status: status ?? 'forwarded', note }, now);
  });
}

/** One step of one report. */
async function step(central: Central, peer: Open311, report: Open): Promise<void> {
  const { store } = central;
  const { case_id: id, state } = report;
  const now = (): string => central.now().toISOString();
  if (state === 'new') {
    if (!(await claimReport(store, id, now()))) return;
    const services = (await central.catalogue(store))?.services;
    const name = services?.find((known) => known.id === report.one.service)?.name.ka ?? report.one.service;
    const next = afterPost(await ask(peer, 'requests', {}, reportForm(peer, report.one, name)));
    await moveReport(store, id, 'sending', next, now());
  } else if (state === 'sending') {
    if (central.now().getTime() - Date.parse(report.since) >= abandonedMs)
      await moveReport(store, id, state, { state: 'unsure' }, now());
  } else if (state === 'token') {
    const next = afterToken(await ask(peer, `tokens/${encodeURIComponent(report.token ?? '')}`, {}));
    await moveReport(store, id, state, next, now());
  } else if (state === 'unsure') {
    await moveReport(store, id, state, await afterLookUp(peer, report), now());
  } else await bringBack(central, peer, report);
}

/** One turn: new cases become reports, and every open report goes one step further. */
export async function carryReports(central: Central, peer: Open311): Promise<void> {
  await addReports(central.store, Object.keys(peer.services), central.now().toISOString());
  for (const report of await openReports(central.store, mostAtOnce)) await step(central, peer, report);
  central.watch.changed(null);
}

const turnMs = 5_000;

/** Carries reports turn by turn until the returned function is called. */
export function startCarrier(central: Central, peer: Open311): () => Promise<void> {
  let carrying: Promise<void> | null = null;
  const timer = setInterval(() => {
    carrying ??= carryReports(central, peer)
      .catch((error: unknown) => console.error(error instanceof Error ? error.message : String(error)))
      .finally(() => {
        carrying = null;
      });
  }, turnMs);
  return async () => {
    clearInterval(timer);
    await carrying;
  };
}
