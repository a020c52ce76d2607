// What imports do not show: files that grew too long, and primitives that only one place may touch (clock, randomness,
// network, letter case). Read from the syntax tree, so that a word in a comment or a text breaks nothing.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Violation } from './imports.ts';

export const longestFile = 400;

interface Primitive {
  readonly rule: string;
  readonly reason: string;
  /** `name`, `object.name`, or `.name` for a method of anything; `new Date()` for the clock without arguments. */
  readonly calls: readonly string[];
  readonly onlyIn: RegExp;
}

const product = /^(shared|db|electron|renderer)\//;
const primitives: readonly Primitive[] = [
  {
    rule: 'one-clock',
    reason: 'a clock read in passing cannot be wrong on purpose in a test, and desks have wrong clocks.',
    calls: ['Date.now', 'new Date()', 'performance.now', 'process.hrtime', 'process.hrtime.bigint'],
    onlyIn: /^electron\/core\/clock\.ts$/,
  },
  {
    rule: 'one-source-of-randomness',
    reason: 'randomness drawn in passing cannot be repeated from a seed.',
    calls: [
      'Math.random',
      'randomBytes',
      'randomUUID',
      'randomInt',
      'crypto.getRandomValues',
      'crypto.randomUUID',
      'crypto.randomBytes',
    ],
    onlyIn: /^electron\/core\/random\.ts$/,
  },
  {
    rule: 'one-network-file',
    reason: 'every byte to or from the line passes one file, so that limits, time-outs and silence are handled once.',
    calls: [
      'fetch',
      'globalThis.fetch',
      'window.fetch',
      'new WebSocket',
      'new XMLHttpRequest',
      'new EventSource',
      'navigator.sendBeacon',
    ],
    onlyIn: /^electron\/core\/http\.ts$/,
  },
  {
    rule: 'never-upper-case',
    reason:
      'Georgian has no capitals in normal text; upper-casing turns names into Mtavruli, which nobody can search or file.',
    calls: ['.toUpperCase', '.toLocaleUpperCase'],
    onlyIn: /^$/,
  },
  {
    rule: 'no-raw-html',
    reason: 'what a citizen typed is text; as markup it would run in the screen.',
    calls: ['.insertAdjacentHTML', 'document.write', 'eval', 'new Function'],
    onlyIn: /^$/,
  },
];

function nameOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return `${nameOf(node.expression)}.${node.name.text}`;
  return '';
}

function calledName(node: ts.Node): string | null {
  if (ts.isCallExpression(node)) return nameOf(node.expression);
  if (!ts.isNewExpression(node)) return null;
  const name = `new ${nameOf(node.expression)}`;
  return name === 'new Date' ? ((node.arguments?.length ?? 0) === 0 ? 'new Date()' : null) : name;
}

function matches(called: string, pattern: string): boolean {
  return pattern.startsWith('.') ? called.endsWith(pattern) : called === pattern;
}

function inScript(file: string, text: string): Violation[] {
  const found: Violation[] = [];
  const tree = ts.createSourceFile(
    file,
    text,
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const visit = (node: ts.Node): void => {
    const called = calledName(node);
    for (const { rule, reason, calls, onlyIn } of called === null ? [] : primitives) {
      if (called === null || onlyIn.test(file) || !calls.some((pattern) => matches(called, pattern))) continue;
      const line = tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ rule, reason, from: `${file}:${line}`, to: called });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function inStyle(file: string, text: string): Violation[] {
  const style = text.replace(/\/\*[\s\S]*?\*\//g, '');
  const found = /text-transform\s*:\s*(uppercase|capitalize)|font-variant(-caps)?\s*:[^;]*small-caps/.exec(style);
  if (found === null) return [];
  return [
    {
      rule: 'never-upper-case',
      reason: 'Georgian has no capitals; styled capitals show Mtavruli.',
      from: file,
      to: found[0],
    },
  ];
}

/** Checks one file (path relative to `baseDir`) for its length and, in the product's folders, for forbidden primitives. */
export function sourceViolations(baseDir: string, file: string): Violation[] {
  const text = readFileSync(join(baseDir, file), 'utf8');
  const lines = text.split('\n').length - 1;
  const long: Violation[] =
    lines > longestFile
      ? [
          {
            rule: 'file-length',
            reason: 'a file holds one idea; nobody reads the four hundred and first line.',
            from: file,
            to: `${lines} lines`,
          },
        ]
      : [];
  if (!product.test(file)) return long;
  return [...long, ...(file.endsWith('.css') ? inStyle(file, text) : inScript(file, text))];
}
