// Sizes as people read them.
import type { TFunction } from 'i18next';
import { paperSize } from '../forms/papers.ts';

/** `1,4 მბ`; nothing is 0 kilobytes, and whatever is more than nothing at least 1. */
export function sizeText(t: TFunction, bytes: number): string {
  const { unit, size } = paperSize(bytes);
  return t(`form.papers.size.${unit}`, { size: bytes === 0 ? '0' : size });
}
