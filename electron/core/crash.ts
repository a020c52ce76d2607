// What the log may say of a bug: which kind of error and where in our code. Never its message: messages of parsers and
// validators quote what they were given, and that may be a citizen's name.
import type { Facts } from './ports.ts';

/** Facts of a thrown value: its name, its code if it has one, and the frames of its stack. */
export function bugFacts(error: unknown): Facts {
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = (error.stack ?? '').split('\n').flatMap((line) => {
    const [, place, file] = /^\s+at (?:(.+?) \()?(?:.*[/\\])?([^/\\)]+?)\)?$/.exec(line) ?? [];
    return file === undefined ? [] : [place === undefined ? file : `${place} ${file}`];
  });
  return {
    error: error.name,
    code: 'code' in error && typeof error.code === 'string' ? error.code : null,
    at: frames.slice(0, 8).join(' < '),
  };
}
