// The words of the screens: complete in both languages, one for every failure and every rule, and Georgian that is
// Georgian.
import { describe, expect, test } from 'vitest';
import { en, ka } from '../../renderer/i18n/resources.ts';
import { ruleNames } from '../../shared/forms/rules/rule.ts';
import { problemCodes } from '../../shared/problems.ts';

const georgian: Record<string, string> = ka;
const english: Record<string, string> = en;

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

/** Latin words that a Georgian text may carry: keys, file kinds, paper, examples of how to write something. */
const allowedLatin = /\b(Enter|Shift|PDF|CSV|JSON|JPEG|PNG|A4|A5|GE|USB|QR|English|nino@mail\.ge)\b/g;

describe('texts', () => {
  test('Georgian and English have the same keys and the same placeholders', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(georgian).sort());
    for (const [key, text] of Object.entries(georgian)) {
      expect([key, placeholders(english[key] ?? '')]).toEqual([key, placeholders(text)]);
    }
  });

  test('nothing is empty', () => {
    for (const [key, text] of [...Object.entries(georgian), ...Object.entries(english)]) {
      expect([key, text.trim().length > 0]).toEqual([key, true]);
    }
  });

  test.each(problemCodes)('problem %s says what happened and what to do', (code) => {
    expect(georgian[`problem.${code}.title`]).toMatch(/[ა-ჰ]/);
    expect(georgian[`problem.${code}.remedy`]).toMatch(/[ა-ჰ].*\.$/);
  });

  test.each(ruleNames)('rule %s has a message', (rule) => {
    expect(georgian[`field.${rule}`]).toMatch(/[ა-ჰ]/);
  });

  test('no capitals exist in Georgian: no Mtavruli code point anywhere', () => {
    const all = Object.values(georgian).concat(Object.values(english)).join('');
    expect([...all].filter((sign) => sign >= '\u1C90' && sign <= '\u1CBF')).toEqual([]);
  });

  test('Georgian texts carry no Latin words beyond the allowed ones', () => {
    const strange = Object.entries(georgian)
      .map(([key, text]) => [key, text.replace(/\{\{\w+\}\}/g, '').replace(allowedLatin, '')] as const)
      .filter(([, text]) => /[A-Za-z]/.test(text));
    expect(strange).toEqual([]);
  });

  test('Georgian quotes are Georgian quotes', () => {
    const wrong = Object.entries(georgian).filter(([, text]) => /["”«»]/.test(text));
    expect(wrong).toEqual([]);
  });
});
