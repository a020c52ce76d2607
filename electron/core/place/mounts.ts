// Reads Linux's own list of what is mounted where (proc(5), /proc/<pid>/mountinfo). Pure.

export interface Mount {
  readonly point: string;
  readonly fileSystem: string;
}

/** Blanks, tabs, line feeds and backslashes stand as octal numbers in the list. */
function unescaped(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}

function readLine(line: string): Mount | null {
  const [head = '', tail = ''] = line.split(' - ');
  const point = head.split(' ')[4];
  const [fileSystem] = tail.split(' ');
  return point === undefined || !fileSystem ? null : { point: unescaped(point), fileSystem };
}

function holds(point: string, path: string): boolean {
  return point === '/' || path === point || path.startsWith(`${point}/`);
}

/** The mount that the absolute `path` lies on; of several at one point the last covers the others. Null when none is listed. */
export function mountOf(mountinfo: string, path: string): Mount | null {
  let found: Mount | null = null;
  for (const line of mountinfo.split('\n')) {
    const mount = readLine(line);
    if (mount !== null && holds(mount.point, path) && mount.point.length >= (found?.point.length ?? 0)) found = mount;
  }
  return found;
}
