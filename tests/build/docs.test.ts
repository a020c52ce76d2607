// What README, guides and changes name is there: each command with its options, each file that they lead to; and every
// command that the package has is named somewhere.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../build/run.ts';

const guides = readdirSync(join(root, 'build/docs')).map((name) => `build/docs/${name}`);
const pages = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', ...guides];
const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
const scripts: Record<string, string> = JSON.parse(textOf('package.json')).scripts;

/** Sources beside the file that a command starts: where its options are read. */
function sourcesOf(command: string): string {
  const main = scripts[command]?.split(' ').at(-1) ?? '';
  const folder = dirname(join(root, main));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}

/** Commands of a page with the options that stand in the same code span or line of a block. */
function named(page: string): { command: string; options: string[] }[] {
  return [...textOf(page).matchAll(/npm (?:run )?((?:(?<=run )[\w:-]+)|start|test)([^`\n#|]*)/g)].map(
    ([, command = '', rest = '']) => ({ command, options: rest.match(/(?<=\s)--[a-z][a-z-]*/g) ?? [] }),
  );
}

test.each(pages)('every command and option of %s exists', (page) => {
  for (const { command, options } of named(page)) {
    expect(Object.keys(scripts)).toContain(command);
    const sources = options.length === 0 ? '' : sourcesOf(command);
    for (const option of options)
      expect([command, option, sources.includes(option.slice(2))]).toEqual([command, option, true]);
  }
});

test.each(pages)('every file that %s leads to exists', (page) => {
  const links = [...textOf(page).matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = '']) => path);
  expect(links.filter((path) => !existsSync(join(root, dirname(page), path)))).toEqual([]);
});

test('every command of the package is named in the README', () => {
  const told = new Set(named('README.md').map(({ command }) => command));
  expect(Object.keys(scripts).filter((name) => !name.startsWith('pre') && !told.has(name))).toEqual([]);
});
