// Which packages a machine can make, decided from what it has; and for the others, what is missing. Pure, so that the
// answer for every kind of machine can be tested.

export interface Machine {
  readonly platform: NodeJS.Platform;
  /** Electron's real binary is here. */
  readonly electron: boolean;
  /** Programs found: `dpkg-deb`, `7za`. */
  readonly programs: readonly string[];
  /** Helper programs of electron-builder can be downloaded. */
  readonly github: boolean;
}

export interface Target {
  /** electron-builder's words for it, `linux deb`. */
  readonly system: 'linux' | 'win';
  readonly format: 'dir' | 'deb' | 'tar.gz' | 'AppImage' | 'nsis' | 'zip';
  /** Why it cannot be made here; null when it can. */
  readonly missing: string | null;
}

const everything = [
  ['linux', 'dir'],
  ['linux', 'deb'],
  ['linux', 'tar.gz'],
  ['linux', 'AppImage'],
  ['win', 'nsis'],
  ['win', 'zip'],
] as const;

function missing(machine: Machine, system: Target['system'], format: Target['format']): string | null {
  const has = (program: string): boolean => machine.programs.includes(program);
  if (!machine.electron) return 'the Electron binary is not here and could not be fetched';
  if (system === 'win' && machine.platform !== 'win32') return 'made on Windows: the binary here is for another system';
  if (system === 'linux' && machine.platform !== 'linux') return 'made on Linux: the binary here is for another system';
  if (format === 'deb') return has('dpkg-deb') ? null : 'dpkg-deb is not installed';
  if (format === 'tar.gz' || format === 'zip') {
    return machine.github || has('7za') ? null : '7za (p7zip-full) is not installed and cannot be downloaded';
  }
  if (format === 'AppImage' || format === 'nsis') {
    return machine.github ? null : 'its helper programs come from github.com, which cannot be reached';
  }
  return null;
}

/** Every target of the project, in the order in which they are made. */
export function targets(machine: Machine): Target[] {
  return everything.map(([system, format]) => ({ system, format, missing: missing(machine, system, format) }));
}
