// The clerk takes a case into review and grants it, in that order and not before its time, and touches nobody else's.
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStand } from '../postgres/stand.ts';
import { nextStep, type Pace } from './clerk.ts';
import { caseText, chained, exchange } from './conformance/desk.ts';
import type { StoredCase } from './store/cases.ts';

const pace: Pace = { review: 1_000, decision: 2_000 };
const at = (milliseconds: number): Date => new Date(Date.parse('2026-11-23T10:00:00.000Z') + milliseconds);
const registered: StoredCase = {
  id: '00000000-0000-4000-8000-000000000000',
  version: 1,
  device: '',
  epoch: 1,
  seq: 1,
  payload: '',
  desk_number: '',
  municipality: 'gurjaani',
  service: '',
  state: 'registered',
  received_at: at(0).toISOString(),
  registration_number: '01-2611230001',
  registered_at: at(0).toISOString(),
  status: null,
  step: 0,
  note: '',
  status_at: null,
};
const reviewed: StoredCase = { ...registered, status: 'in-review', step: 1, status_at: at(1_000).toISOString() };

describe('nextStep', () => {
  it('is due at its time, not before', () => {
    expect(nextStep(registered, pace, at(999))).toBeNull();
    expect(nextStep(registered, pace, at(1_000))?.status).toBe('in-review');
    expect(nextStep(reviewed, pace, at(2_999))).toBeNull();
    expect(nextStep(reviewed, pace, at(3_000))?.status).toBe('satisfied');
  });

  it('leaves cases alone that are not registered or that somebody decided', () => {
    expect(nextStep({ ...registered, state: 'waiting', registered_at: null }, pace, at(9_999))).toBeNull();
    expect(nextStep({ ...reviewed, status: 'flaw' }, pace, at(9_999))).toBeNull();
  });
});

describe('the clerk at work', () => {
  it('moves a case to the end, and the desk hears of every step', async () => {
    const stand = await openStand({ clerk: { review: 10, decision: 10 } });
    onTestFinished(() => stand.end());
    const desk = await stand.desk();
    await exchange(desk, chained(desk.head, [caseText(desk)]));
    await stand.control.until({ events: 3 });
    const told = (await exchange(desk)).events.map(({ event }) => event['status']);
    expect(told.slice(-2)).toEqual(['in-review', 'satisfied']);
  });
});
