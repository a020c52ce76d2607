// Makes a Debian package with dpkg-deb from the arguments that electron-builder gives to fpm, which Debian does not
// carry. Knows the options that electron-builder uses for `deb` and refuses any other output.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export interface DebRequest {
  readonly options: ReadonlyMap<string, readonly string[]>;
  /** Where each file or folder goes on the installed system. */
  readonly places: readonly { readonly from: string; readonly to: string }[];
}

const flags = new Set(['--force', '--debug', '--verbose']);
const scripts = {
  'before-install': 'preinst',
  'after-install': 'postinst',
  'before-remove': 'prerm',
  'after-remove': 'postrm',
} as const;

/** Reads fpm's command line: options with one value each (some repeat), and `from=to` places. */
export function readArguments(args: readonly string[]): DebRequest {
  const options = new Map<string, string[]>();
  const places: { from: string; to: string }[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? '';
    if (flags.has(word)) continue;
    if (word.startsWith('-')) {
      const name = word.replace(/^-+/, '');
      at += 1;
      options.set(name, [...(options.get(name) ?? []), args[at] ?? '']);
      continue;
    }
    const [, from, to] = /^(.+?)=(\/.*)$/.exec(word) ?? [];
    if (from !== undefined && to !== undefined) places.push({ from, to });
  }
  return { options, places };
}

/** The control file (Debian policy 5.3) of a request. */
export function controlFile({ options }: DebRequest): string {
  const one = (name: string): string => options.get(name)?.[0] ?? '';
  const all = (name: string): string => (options.get(name) ?? []).join(', ');
  const [synopsis = '', ...lines] = one('description').trim().split('\n');
  const description = [synopsis.trim(), ...lines.map((line) => ` ${line.trim() || '.'}`)].join('\n');
  const fields = [
    ['Package', one('name')],
    ['Version', one('version')],
    ['Architecture', one('architecture')],
    ['Maintainer', one('maintainer')],
    ['Vendor', one('vendor')],
    ['Homepage', one('url')],
    ['Section', one('category')],
    ['Priority', one('deb-priority') || 'optional'],
    ['Depends', all('d')],
    ['Recommends', all('deb-recommends')],
    ['Description', description],
  ];
  return fields.flatMap(([name, value]) => (value === '' ? [] : [`${name}: ${value}\n`])).join('');
}

/** Makes the package that `args` ask for; answers the exit code. */
export function makeDeb(args: readonly string[]): number {
  const request = readArguments(args);
  const { options, places } = request;
  const target = options.get('package')?.[0];
  if (options.get('t')?.[0] !== 'deb' || target === undefined) {
    console.error('only Debian packages are made here');
    return 2;
  }
  const stage = mkdtempSync(join(tmpdir(), 'sopeli-deb-'));
  try {
    for (const { from, to } of places) {
      const place = join(stage, to);
      mkdirSync(dirname(place), { recursive: true });
      cpSync(from, place, { recursive: true, verbatimSymlinks: true });
    }
    chmodSync(stage, 0o755);
    const control = join(stage, 'DEBIAN');
    mkdirSync(control);
    for (const [option, name] of Object.entries(scripts)) {
      const script = options.get(option)?.[0];
      if (script === undefined) continue;
      copyFileSync(script, join(control, name));
      chmodSync(join(control, name), 0o755);
    }
    writeFileSync(join(control, 'control'), controlFile(request));
    const compression = options.get('deb-compression')?.[0] ?? 'xz';
    const made = spawnSync('dpkg-deb', ['--root-owner-group', `-Z${compression}`, '-b', stage, target], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    return made.status ?? 1;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

if (import.meta.main) process.exitCode = makeDeb(process.argv.slice(2));
