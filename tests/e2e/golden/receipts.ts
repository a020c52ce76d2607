// The receipts that are printed for comparison: the longest names of the catalogue and longer ones, every part that a
// receipt can have, and every letter of its alphabets. Fixed words: a new edition of the catalogue must not change a page.
import { type ReceiptSize, receiptSizeSchema } from '../../../shared/contract/cases.ts';
import { type Language, languages } from '../../../shared/primitives.ts';
import { receiptHtml } from '../../../shared/receipt/html.ts';
import type { Bilingual, ReceiptModel } from '../../../shared/receipt/model.ts';

export const georgian = {
  center: 'ქვემო ნატანების საზოგადოებრივი ცენტრი',
  service: 'ამონაწერი მოძრავ ნივთებსა და არამატერიალურ ქონებრივ სიკეთეზე უფლებათა რეესტრიდან',
  municipality: 'ქალაქი ამბროლაურის მუნიციპალიტეტი',
  label: 'ბოლო 12 თვეში მიღებული აქვს თუ არა მუნიციპალური დახმარება',
  value: 'სოციალურადდაუცველიმრავალშვილიანიოჯახისდამხმარეპროგრამა და კიდევ რამდენიმე სიტყვა',
  document: 'მაღალმთიან დასახლებაში მუდმივად მცხოვრები პირის სტატუსის დოკუმენტი',
  letters: 'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ «„“» ₾ 0123456789',
};

const seconds: Readonly<Record<Exclude<Language, 'ka'>, typeof georgian>> = {
  hy: {
    center: 'Ներքին Նատանեբիի հասարակական կենտրոն',
    service: 'Քաղվածք շարժական իրերի և ոչ նյութական գույքային բարիքների իրավունքների գրանցամատյանից',
    municipality: 'Ամբրոլաուրի քաղաքի մունիցիպալիտետ',
    label: 'Ստացե՞լ է արդյոք մունիցիպալ օգնություն վերջին 12 ամիսների ընթացքում',
    value: 'Սոցիալապեսանապահովբազմազավակընտանիքներիաջակցությանծրագիր և ևս մի քանի բառ',
    document: 'Բարձրլեռնային բնակավայրում մշտապես բնակվող անձի կարգավիճակի փաստաթուղթ',
    letters: 'ԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖ աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև',
  },
  az: {
    center: 'Aşağı Natanebi ictimai mərkəzi',
    service: 'Daşınar əşyalar və qeyri-maddi əmlak nemətləri üzrə hüquqlar reyestrindən çıxarış',
    municipality: 'Ambrolauri şəhər bələdiyyəsi',
    label: 'Son 12 ayda bələdiyyə yardımı alıb-almaması',
    value: 'Sosialcəhətdənhəssasçoxuşaqlıailələrədəstəkproqramınınadı və daha bir neçə söz',
    document: 'Yüksək dağlıq yaşayış məskənində daimi yaşayan şəxsin statusu haqqında sənəd',
    letters: 'ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ abcçdeəfgğhxıijkqlmnoöprsştuüvyz',
  },
  ru: {
    center: 'Общественный центр Квемо-Натанеби',
    service: 'Выписка из реестра прав на движимые вещи и нематериальные имущественные блага',
    municipality: 'Муниципалитет города Амбролаури',
    label: 'Получал ли муниципальную помощь за последние 12 месяцев',
    value: 'Программаподдержкисоциальнонезащищённыхмногодетныхсемей и ещё несколько слов',
    document: 'Документ о статусе лица, постоянно проживающего в высокогорном поселении',
    letters: 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ абвгдеёжзийклмнопрстуфхцчшщъыьэюя №',
  },
  en: {
    center: 'Community center of Kvemo Natanebi',
    service: 'Extract from the registry of rights in movable things and intangible property',
    municipality: 'City of Ambrolauri Municipality',
    label: 'Municipal assistance received in the last 12 months',
    value: 'Supportprogrammeforsociallyvulnerablefamilieswithmanychildren and a few words more',
    document: 'Document on the status of a permanent resident of a high-mountain settlement',
    letters: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz & / ( ) – —',
  },
};

/** As full as a receipt gets: the slip of a correction that a decision came before, as its twelfth copy. */
export function longestReceipt(size: ReceiptSize, language: ReceiptModel['language']): ReceiptModel {
  const second = language === null ? null : seconds[language];
  const both = (name: keyof typeof georgian): Bilingual => ({ ka: georgian[name], second: second?.[name] ?? null });
  const line = { label: both('label'), value: both('value') };
  return {
    ...{ language, size, practice: true, copy: 12, deskNumber: '001022600000197', channel: 'system', refused: false },
    copyReason: 'damaged',
    center: both('center'),
    service: both('service'),
    unproven: true,
    applicant: 'გვენეტაძე-მჭედლიშვილი-ქავთარაძე ხვიჩა-ალექსანდრე',
    filedAt: '04.05.2026 12:30',
    enteredAt: '05.05.2026 09:40',
    municipality: both('municipality'),
    registration: { number: 'REG-2026/77-00000000000000000000000000000000000000000000', at: '05.05.2026 10:00' },
    due: [
      { counted: 'filed', on: '04.06.2026' },
      { counted: 'registered', on: '05.06.2026' },
    ],
    lines: [...Array.from({ length: 2 }, () => line), { label: both('document'), value: both('letters') }],
    documents: [{ name: both('document'), original: 'returned', copies: ['abcdef012345', '6789abcdef01'] }],
    papers: [{ name: 'პირადობის-დამადასტურებელი-დოკუმენტის-ასლი-ორივე-მხარე.pdf', hash: 'abcdef012345' }],
    operator: 'ქავთარაძე-წერეთელი მარიამ',
    change: {
      ...{ kind: 'corrected', version: 2, at: '06.05.2026 09:15', askedBy: null, left: null, standing: 'late' },
      reason: 'დაბადებისმოწმობისნომერიდაოჯახისწევრისგვარი იყო შეცდომით ჩაწერილი',
      changed: [{ label: line.label, before: line.value, after: { ka: '', second: null } }],
    },
  };
}

export interface GoldenPage {
  /** Also the name of its picture. */
  readonly name: string;
  readonly size: ReceiptSize;
  readonly html: string;
}

/** Every size in every language. */
export const goldenReceipts: readonly GoldenPage[] = receiptSizeSchema.options.flatMap((size) =>
  languages.map((language) => ({
    name: `${size}-${language}`,
    size,
    html: receiptHtml(longestReceipt(size, language === 'ka' ? null : language), '1'.repeat(253)),
  })),
);
