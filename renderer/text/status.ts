// Central's status of a case in words. One this version does not know is shown as it was sent, never hidden.
import type { TFunction } from 'i18next';
import { ka } from '../i18n/resources.ts';

const isKnown = (key: string): key is keyof typeof ka => Object.hasOwn(ka, key);

export function statusText(t: TFunction, status: string): string {
  const key = `status.${status}`;
  return key !== 'status.unknown' && isKnown(key) ? t(key as 'status.in-review') : t('status.unknown', { status });
}
