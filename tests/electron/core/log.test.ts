// Promise: no name, number or phone in the log, and a log that cannot grow without end.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fileLog } from '../../../electron/core/log.ts';
import { redact, redactText } from '../../../electron/core/redact.ts';
import { temporaryFolder, testClock } from '../desk.ts';

test('digits of six or more, grouped ones too, and letters beyond ASCII go; ids, codes and times stay', () => {
  expect(redactText('call 99900000001 now')).toBe('call [redacted] now');
  expect(redactText('phone 599 12 34 56')).toBe('phone [redacted]');
  expect(redactText('+995-599-12-34-56')).toBe('+[redacted]');
  expect(redactText('ნინო მაგალითაძე')).toBe('[redacted] [redacted]');
  for (const kept of [
    '01998877-1234-7abc-8def-000000000001',
    'a1'.repeat(32),
    '2026-05-04T08:30:00.000Z',
    'desk.disk-full',
    'dispatch.ts:67:10',
    '12345',
  ]) {
    expect(redactText(kept)).toBe(kept);
  }
  expect(redact({ n: 99_900_000_001, ms: 1200, yes: true, none: null })).toEqual({
    n: '[redacted]',
    ms: 1200,
    yes: true,
    none: null,
  });
});

test('whatever surrounds them, no run of digits and no Georgian letter passes', () => {
  const personal = fc.stringMatching(/^[0-9]{6,20}$/);
  const georgian = fc.stringMatching(/^[ა-ჰ]{1,20}$/);
  fc.assert(
    fc.property(fc.string(), fc.oneof(personal, georgian), fc.string(), (before, secret, after) => {
      const clean = redactText(`${before} ${secret} ${after}`);
      expect(clean).not.toMatch(/(?<![0-9a-f-])\d{6,}(?![0-9a-f-])/);
      expect(clean).not.toMatch(/[\u10A0-\u10FF]/);
    }),
    { seed: 7 },
  );
});

test('lines are JSON with time, level, event and facts, and old parts are dropped', () => {
  const folder = temporaryFolder();
  const log = fileLog(folder, testClock(), 2000);
  for (let n = 0; n < 200; n += 1) log.info('desk started', { n, operator: 'ნინო' });
  const files = readdirSync(join(folder, 'logs')).sort();
  expect(files).toEqual(['desk.log', 'desk.log.1', 'desk.log.2', 'desk.log.3', 'desk.log.4', 'desk.log.5']);
  for (const file of files) expect(statSync(join(folder, 'logs', file)).size).toBeLessThan(2200);
  const last =
    readFileSync(join(folder, 'logs', 'desk.log'), 'utf8')
      .trimEnd()
      .split('\n')
      .at(-1) ?? '';
  expect(JSON.parse(last)).toEqual({
    at: '2026-05-04T08:30:00.000Z',
    level: 'info',
    event: 'desk started',
    n: 199,
    operator: '[redacted]',
  });
});

test('a log that cannot be written does not stop the desk', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'logs'), 'a file where the folder should be');
  expect(() => fileLog(folder, testClock()).error('x')).not.toThrow();
});
