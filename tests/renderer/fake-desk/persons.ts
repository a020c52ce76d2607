// Everybody who may stand on a case beside the applicant, invented and with names as long as they get: for pictures and
// stories of the screens.
import type { Answers } from '../../../shared/forms/answers.ts';

export const representative: Answers = {
  byRepresentative: true,
  representativeBasis: 'notarised-power',
  representativeName: 'თამარ ხვედელიძე-მაღლაფერიძე',
  representativeNumber: '99900000555',
  representativeDocument: '20IB00077',
  representativePhone: '555 00 07 77',
  representativeScope: ['file', 'receive', 'change'],
  representativePaperNumber: 'N 261100123, 03.11.2026, ნოტარიუსი ც. ბურდული',
  representativeValidUntil: '31.12.2030',
};

export const interpreter: Answers = {
  interpreted: true,
  spokenLanguage: 'hy',
  interpreterKind: 'family',
  interpreterName: 'არმენ საარიანი-ხაჩატრიანი',
};

export const neighboursPhone: Answers = {
  phoneOwner: 'neighbour',
  phoneOwnerName: 'ციცინო ბურდულაძე-მჭედლიშვილი',
  phoneMessage: 'no',
};

const names = [
  ['ხუციშვილი-ბერიძე', 'გიორგი-ალექსანდრე'],
  ['მურადოვა', 'ლეილა'],
  ['ჩხარტიშვილი', 'ვახტანგ'],
  ['ქავთარაძე', 'ნანული'],
  ['გვენეტაძე', 'ზურაბი'],
  ['წიკლაური', 'ეთერი'],
  ['ჯაფარიძე', 'შოთა'],
  ['ყიფშიძე', 'მზექალა'],
  ['ღონღაძე', 'იაგო'],
  ['ჟორჟოლიანი', 'დალი'],
  ['პაპუაშვილი', 'თენგიზ'],
] as const;

/** The other eleven households of a street. */
export const household: Answers[] = names.map(([lastName, firstName], at) => ({
  lastName,
  firstName,
  personalNumber: `9990000${String(6000 + at)}`,
  ...(at % 3 === 0 ? { phone: `59900${String(6000 + at)}` } : {}),
  signed: true,
}));
