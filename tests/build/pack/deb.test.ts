// The Debian package as electron-builder asks for it; made for real where dpkg-deb is, refused in words where not.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { controlFile, makeDeb, readArguments } from '../../../build/pack/deb.ts';

function argumentsFor(folder: string): string[] {
  return [
    '-s',
    'dir',
    '--force',
    '-t',
    'deb',
    '--name',
    'sopeli',
    '--version',
    '0.1.0',
    '--architecture',
    'amd64',
    '--maintainer',
    'The Sopeli developers <developers@sopeli.example>',
    '--url',
    'https://sopeli.example/',
    '--description',
    'Service desk\n of centers\n\nOffline first',
    '-d',
    'libgtk-3-0',
    '-d',
    'libnss3',
    '--deb-recommends',
    'libappindicator3-1',
    '--deb-compression',
    'xz',
    '--after-install',
    join(folder, 'after.sh'),
    '--package',
    join(folder, 'sopeli.deb'),
    `${join(folder, 'app')}/=/opt/Sopeli`,
    `${join(folder, 'icon.png')}=/usr/share/icons/hicolor/512x512/apps/sopeli.png`,
  ];
}

test('the control file says what was asked for', () => {
  expect(controlFile(readArguments(argumentsFor('/x')))).toBe(
    [
      'Package: sopeli',
      'Version: 0.1.0',
      'Architecture: amd64',
      'Maintainer: The Sopeli developers <developers@sopeli.example>',
      'Homepage: https://sopeli.example/',
      'Priority: optional',
      'Depends: libgtk-3-0, libnss3',
      'Recommends: libappindicator3-1',
      'Description: Service desk',
      ' of centers',
      ' .',
      ' Offline first',
      '',
    ].join('\n'),
  );
});

test('any other package is refused', () => {
  expect(makeDeb(['-t', 'rpm', '--package', '/x/y.rpm'])).toBe(2);
});

test('the files stand where they were asked to, or there is no package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sopeli-deb-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'app', 'resources'), { recursive: true });
  writeFileSync(join(folder, 'app', 'resources', 'app.asar'), 'x');
  writeFileSync(join(folder, 'icon.png'), 'x');
  writeFileSync(join(folder, 'after.sh'), '#!/bin/sh\n');
  const deb = join(folder, 'sopeli.deb');
  const made = makeDeb(argumentsFor(folder)) === 0;
  expect(made).toBe(existsSync(deb));
  expect(made).toBe(spawnSync('dpkg-deb', ['--version']).status === 0);
  const listed = made ? spawnSync('dpkg-deb', ['-c', deb], { encoding: 'utf8' }).stdout : '';
  for (const place of ['./opt/Sopeli/resources/app.asar', './usr/share/icons/hicolor/512x512/apps/sopeli.png']) {
    expect(listed.includes(place)).toBe(made);
  }
});
