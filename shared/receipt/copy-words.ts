// Why there is one more copy of a receipt, as the copy itself says it.
import type { PrintReason } from '../contract/cases.ts';

export const copyWords = {
  copyLost: {
    ka: 'წინა ფურცელი დაიკარგა',
    hy: 'նախորդ թերթը կորել է',
    az: 'əvvəlki vərəq itib',
    ru: 'предыдущий лист утерян',
    en: 'the earlier sheet was lost',
  },
  copyDamaged: {
    ka: 'წინა ფურცელი დაზიანდა',
    hy: 'նախորդ թերթը վնասվել է',
    az: 'əvvəlki vərəq zədələnib',
    ru: 'предыдущий лист повреждён',
    en: 'the earlier sheet was damaged',
  },
  copyForAnother: {
    ka: 'სხვა პირისთვის',
    hy: 'այլ անձի համար',
    az: 'başqa şəxs üçün',
    ru: 'для другого лица',
    en: 'for another person',
  },
  copyBadlyPrinted: {
    ka: 'წინა ფურცელი ცუდად დაიბეჭდა',
    hy: 'նախորդ թերթը վատ է տպվել',
    az: 'əvvəlki vərəq pis çap olunub',
    ru: 'предыдущий лист плохо напечатан',
    en: 'the earlier sheet was badly printed',
  },
} as const;

/** The word of each reason. */
export const copyReasons = {
  lost: 'copyLost',
  damaged: 'copyDamaged',
  'another-person': 'copyForAnother',
  printer: 'copyBadlyPrinted',
} as const satisfies Record<PrintReason, keyof typeof copyWords>;
