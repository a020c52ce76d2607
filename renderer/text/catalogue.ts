// Terms, fees and their certainty in words. A value of the catalogue is never shown without its basis.
import type { TFunction } from 'i18next';
import type { Fee, Term } from '../../shared/catalogue/schema.ts';

/** „10 სამუშაო დღე“. */
export const termText = (t: TFunction, term: Term): string => t(`term.${term.unit}`, { value: term.value });

/** Lari with a comma and two places only where there are tetri: `60 ₾`, `12,50 ₾`. */
export const gelText = (gel: number): string =>
  `${Number.isInteger(gel) ? String(gel) : gel.toFixed(2).replace('.', ',')} ₾`;

/** `2022-05` → `05.2022`, `2014` → `2014`, a full date → `dd.mm.yyyy`. */
export const asOfText = (asOf: string): string => asOf.split('-').reverse().join('.');

/** The fee, or that there is none; the basis with its date, for beside it. */
export function feeText(t: TFunction, fee: Fee): { readonly fee: string; readonly basis: string } {
  const asOf = fee.asOf === undefined ? '' : `, ${t('service.asOf', { date: asOfText(fee.asOf) })}`;
  return { fee: fee.gel === 0 ? t('service.free') : gelText(fee.gel), basis: `${t(`basis.${fee.basis}`)}${asOf}` };
}
