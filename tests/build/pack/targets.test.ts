// What each kind of machine can package, and that nothing is promised without Electron's binary.
import { expect, test } from 'vitest';
import { type Machine, targets } from '../../../build/pack/targets.ts';

const linux: Machine = { platform: 'linux', electron: true, programs: ['dpkg-deb', '7za'], github: false };
const makes = (machine: Machine): string[] =>
  targets(machine)
    .filter(({ missing }) => missing === null)
    .map(({ system, format }) => `${system} ${format}`);

test('without the binary nothing is a package, and every target says why', () => {
  const planned = targets({ ...linux, electron: false, github: true });
  expect(planned).toHaveLength(6);
  for (const { missing } of planned) expect(missing).toContain('Electron binary');
});

test('a Debian without GitHub makes what needs no helper from there', () => {
  expect(makes(linux)).toEqual(['linux dir', 'linux deb', 'linux tar.gz']);
  expect(makes({ ...linux, programs: [] })).toEqual(['linux dir']);
});

test('with GitHub each system makes all of its own and none of the other', () => {
  expect(makes({ ...linux, github: true })).toEqual(['linux dir', 'linux deb', 'linux tar.gz', 'linux AppImage']);
  expect(makes({ platform: 'win32', electron: true, programs: [], github: true })).toEqual(['win nsis', 'win zip']);
});
