// The packaging's configuration held against electron-builder's own schema and against the sources: a wrong key or a
// stale version would only be noticed on the machine that packages.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../../build/run.ts';

const require = createRequire(import.meta.url);
// The parser that electron-builder itself reads the file with.
const yaml = createRequire(require.resolve('app-builder-lib/package.json'))('js-yaml') as {
  load(text: string): unknown;
};
const config = yaml.load(readFileSync(join(root, 'electron-builder.yml'), 'utf8'));
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const read = z.looseObject({
  electronVersion: z.string(),
  files: z.array(z.string()),
  linux: z.looseObject({ icon: z.string(), target: z.array(z.string()) }),
  win: z.looseObject({ icon: z.string(), target: z.array(z.string()) }),
});

function schemaErrors(document: unknown): unknown {
  const schema = JSON.parse(readFileSync(require.resolve('app-builder-lib/scheme.json'), 'utf8'));
  const validate = new Ajv({ strict: false, allErrors: true }).compile(schema);
  validate(document);
  return validate.errors;
}

test('electron-builder knows every key', () => {
  expect(schemaErrors(config)).toBeNull();
  expect(schemaErrors({ ...read.parse(config), electronVerison: '1.0.0' })).not.toBeNull();
  expect(schemaErrors({ ...read.parse(config), npmRebuild: 'no' })).not.toBeNull();
});

test('it packages the Electron that the sources are written for', () => {
  expect(read.parse(config).electronVersion).toBe(manifest.devDependencies.electron);
});

test('only the built program is packaged, never a desk’s or a test’s folder beside it', () => {
  const { files, linux, win } = read.parse(config);
  expect(files.filter((pattern) => !pattern.startsWith('!'))).toEqual([
    'out/main/*.js',
    'out/preload/*.cjs',
    'out/renderer/**',
    'out/catalogue.json',
    'package.json',
  ]);
  expect([linux['files'], win['files']]).toEqual([undefined, undefined]);
});

test('the icons it names are there, and icon.ico holds pictures up to 256 pixels', () => {
  const { linux, win } = read.parse(config);
  expect(existsSync(join(root, linux.icon))).toBe(true);
  const ico = readFileSync(join(root, win.icon));
  const count = ico.readUInt16LE(4);
  const widths = Array.from({ length: count }, (_, index) => ico[6 + index * 16]);
  expect(widths).toEqual([16, 24, 32, 48, 64, 128, 0]);
});

test('only what is packaged is a dependency', () => {
  expect(Object.keys(manifest.dependencies)).toEqual(['better-sqlite3']);
});
