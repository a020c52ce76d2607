// What the environment may say, and that a wrong word stops the desk instead of starting another one.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig, readDevServer } from '../../../electron/shell/config.ts';
import { startProblemPage, startProblemPolicy } from '../../../electron/shell/start-problem.ts';
import { problem, problemCodes } from '../../../shared/problems.ts';

const sources = { packaged: false, version: '1.2.3', userFolder: '/home/desk' };
const installed = { ...sources, packaged: true };

describe('configuration', () => {
  test('practice from the sources, live when installed, each in its own folder', () => {
    expect(readConfig({}, sources)).toEqual({
      ok: true,
      value: {
        mode: 'practice',
        folder: join('/home/desk', 'practice'),
        centralUrl: null,
        enrolmentCode: null,
        version: '1.2.3',
      },
    });
    expect(readConfig({}, installed)).toMatchObject({
      value: { mode: 'live', folder: join('/home/desk', 'live') },
    });
  });

  test.each([
    ['SOPELI_MODE', 'test'],
    ['SOPELI_FOLDER', ''],
    ['SOPELI_CENTRAL_URL', 'central'],
    ['SOPELI_CENTRAL_URL', 'ftp://central'],
    ['SOPELI_ENROLMENT_CODE', 'short'],
  ])('a wrong %s is refused by name and never repeated', (name, value) => {
    const read = readConfig({ [name]: value }, sources);
    expect(read).toEqual({ ok: false, problem: { code: 'desk.misconfigured', detail: name } });
  });

  test('an installed desk knows no development server', () => {
    const environment = { SOPELI_DEV_SERVER: 'http://127.0.0.1:5173/' };
    expect(readDevServer(environment, sources)).toBe('http://127.0.0.1:5173/');
    expect(readDevServer(environment, installed)).toBeNull();
  });
});

describe('the page of a desk that did not start', () => {
  test.each(problemCodes)('%s says what happened in both languages and names the code', (code) => {
    const page = startProblemPage(problem(code, 'schema 20'));
    expect(page).toContain(`<code>${code} schema 20</code>`);
    expect(page).toMatch(/<h1>[\u10d0-\u10ff]/);
    expect(page).toMatch(/<section lang="en"><h1>[A-Z]/);
  });

  test('a detail cannot become markup', () => {
    expect(startProblemPage(problem('call.crashed', '<img src=x onerror=1>'))).not.toContain('<img');
  });

  test('its policy allows its own style and nothing else', () => {
    expect(startProblemPolicy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/]{43}='; /);
  });
});
