// The window's locks, on the built desk in a real Chromium: what a page must never be able to do, tried from inside it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, test } from 'vitest';
import { sharedDesk, startDesk, temporaryFolder } from './harness.ts';

const readDesk = (page: Page) => page.evaluate(() => window.sopeli.call('desk.read', {}));

/** Processes whose command line names `text`; where the system shows them as files. */
function processesNaming(text: string): string[] {
  return readdirSync('/proc')
    .filter((pid) => /^\d+$/.test(pid) && pid !== String(process.pid))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(text);
      } catch {
        return false; // ended meanwhile
      }
    });
}

describe('the open window', () => {
  const desk = sharedDesk();
  let start = '';
  beforeEach(async () => {
    const { page } = desk();
    start = start === '' ? page.url() : start;
    await page.goto(start);
    await page.getByRole('heading', { level: 1 }).waitFor();
  });

  test('the window opens on the screens and talks with the desk through a frozen door', async () => {
    const { page } = desk();
    expect(await readDesk(page)).toMatchObject({ ok: true, value: { mode: 'practice' } });
    const door = await page.evaluate(() => {
      const before = window.sopeli.call;
      Reflect.set(window.sopeli, 'call', null);
      Reflect.set(window, 'sopeli', null);
      return {
        frozen: Object.isFrozen(window.sopeli),
        same: window.sopeli.call === before,
        names: Object.keys(window.sopeli).sort(),
        node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
      };
    });
    expect(door).toEqual({ frozen: true, same: true, names: ['call', 'on'], node: [] });
  });

  test('calls that no schema knows are answered with a problem, not with a crash', async () => {
    const { page } = desk();
    const codes = await page.evaluate(async () => {
      const call = window.sopeli.call as (name: unknown, input: unknown) => Promise<{ problem?: { code: string } }>;
      const answers = [await call('no.such', {}), await call(7, {}), await call('desk.read', { more: 1 })];
      return answers.map((answer) => answer.problem?.code);
    });
    expect(codes).toEqual(['call.unknown', 'call.unknown', 'call.invalid']);
  });

  test('the policy stops inline script, inline style, eval, remote requests and remote frames', async () => {
    const { page } = desk();
    const blocked = await page.evaluate(async () => {
      const violations = new Set<string>();
      Object.assign(window, { violations });
      document.addEventListener('securitypolicyviolation', (event) => violations.add(event.effectiveDirective));
      const add = (tag: string, set: (element: HTMLElement) => void): void => {
        const element = document.createElement(tag);
        set(element);
        document.body.append(element);
      };
      add('script', (script) => {
        script.textContent = 'window.ran = true';
      });
      add('style', (style) => {
        style.textContent = 'body { outline: 1px solid red }';
      });
      add('script', (script) => script.setAttribute('src', 'https://elsewhere.invalid/x.js'));
      add('iframe', (frame) => frame.setAttribute('src', 'https://elsewhere.invalid/'));
      add('img', (image) => image.setAttribute('src', 'https://elsewhere.invalid/x.png'));
      const fetched = await fetch('https://elsewhere.invalid/').then(
        () => true,
        () => false,
      );
      // In a frame of its own: while a driver evaluates, Chromium lets its code do so too.
      const evaluated = await new Promise((resolve) => {
        requestAnimationFrame(() => {
          try {
            resolve(new Function('return true')());
          } catch {
            resolve(false);
          }
        });
      });
      return { ran: 'ran' in window, fetched, evaluated };
    });
    expect(blocked).toEqual({ ran: false, fetched: false, evaluated: false });
    const wanted = ['connect-src', 'frame-src', 'img-src', 'script-src', 'script-src-elem', 'style-src-elem'];
    const told = () => page.evaluate(() => [...(Reflect.get(window, 'violations') as Set<string>)].sort());
    await expect.poll(told).toEqual(wanted);
  });

  test('no second window opens and the window does not leave the desk', async () => {
    const { page } = desk();
    const url = page.url();
    await page.evaluate(() => {
      window.open('https://elsewhere.invalid/');
    });
    await expect.poll(() => page.context().pages().length).toBe(1);
    await page.evaluate(() => {
      location.href = 'https://elsewhere.invalid/';
    });
    expect(await readDesk(page)).toMatchObject({ ok: true });
    expect(page.url()).toBe(url);
  });

  test('a page of another origin is refused even when it holds the door', async () => {
    const { page } = desk();
    await page.goto('data:text/html,<title>stranger</title>');
    expect(await readDesk(page)).toEqual({ ok: false, problem: { code: 'call.sender-refused' } });
  });

  test('a frame inside the window gets no door, and nobody unknown gets a receipt', async () => {
    const { page } = desk();
    const frame = await page.evaluate(async () => {
      const element = document.createElement('iframe');
      element.src = '/receipt/001012600000124/A4';
      const loaded = new Promise((resolve) => {
        element.onload = resolve;
      });
      document.body.append(element);
      await loaded;
      const status = (await fetch(element.src)).status;
      return { door: 'sopeli' in (element.contentWindow ?? {}), text: element.contentDocument?.body.innerText, status };
    });
    expect(frame).toEqual({ door: false, text: '', status: 404 });
  });

  test('nothing outside the screens is served', async () => {
    const { page } = desk();
    const paths = [
      '/..%2fmain/index.js',
      '/%2e%2e/main/index.js',
      '/..%5cmain%5cindex.js',
      '/../main/index.js',
      '/.npmrc',
    ];
    const statuses = await page.evaluate(
      (all) => Promise.all(all.map(async (path) => (await fetch(path)).status)),
      paths,
    );
    expect(statuses).toEqual(paths.map(() => 404));
    expect(await page.evaluate(async () => (await fetch('/print.css')).status)).toBe(200);
  });
});

describe('ending', () => {
  test('closing the window is a clean end', async () => {
    const desk = await startDesk();
    await desk.page.getByRole('heading', { level: 1 }).waitFor();
    expect(await desk.stop()).toBe(0);
  });

  test('a desk killed at any instant opens again on the same folder and leaves no browser behind', async () => {
    const folder = temporaryFolder();
    const first = await startDesk({ folder });
    expect(await readDesk(first.page)).toMatchObject({ ok: true });
    await first.kill9();
    if (existsSync('/proc/self/cmdline')) await expect.poll(() => processesNaming(folder)).toEqual([]);
    const second = await startDesk({ folder });
    expect(await readDesk(second.page)).toMatchObject({ ok: true, value: { mode: 'practice' } });
    expect(existsSync(join(folder, 'desk.db'))).toBe(true);
  });

  test('a second desk on the same folder does not open', async () => {
    const folder = temporaryFolder();
    const first = await startDesk({ folder });
    await expect(startDesk({ folder })).rejects.toThrow('the desk ended with 0');
    expect(await readDesk(first.page)).toMatchObject({ ok: true });
  });

  test('a database that is none is told in words, and kept', async () => {
    const folder = temporaryFolder();
    await (await startDesk({ folder })).stop();
    const file = join(folder, 'desk.db');
    writeFileSync(file, 'not a database');
    const { page } = await startDesk({ folder });
    await page.getByRole('heading', { name: 'მონაცემთა ბაზა არ იკითხება.' }).waitFor();
    expect(await page.evaluate(() => 'sopeli' in window)).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe('not a database');
  });
});
