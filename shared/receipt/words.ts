// The fixed words of a receipt in the five languages. They are here and not in the screens' locales because a receipt
// is made from committed facts alone, also when no screen runs. Terms follow the glossary; Georgian is never upper-cased.
import type { Original } from '../cases/documents.ts';
import type { Language } from '../primitives.ts';

export const receiptWords = {
  receipt: {
    ka: 'მიღების დასტური',
    hy: 'Ընդունման հաստատում',
    az: 'Qəbul təsdiqi',
    ru: 'Подтверждение приёма',
    en: 'Receipt of an application',
  },
  deskNumber: {
    ka: 'საკონტროლო ნომერი',
    hy: 'Հսկիչ համար',
    az: 'İzləmə nömrəsi',
    ru: 'Контрольный номер',
    en: 'Tracking number',
  },
  registrationNumber: {
    ka: 'სარეგისტრაციო ნომერი',
    hy: 'Գրանցման համար',
    az: 'Qeydiyyat nömrəsi',
    ru: 'Регистрационный номер',
    en: 'Registration number',
  },
  registeredOn: {
    ka: 'რეგისტრაციის დრო',
    hy: 'Գրանցման ժամանակը',
    az: 'Qeydiyyat vaxtı',
    ru: 'Время регистрации',
    en: 'Registered on',
  },
  recorded: {
    ka: 'მიღებულია ამ ცენტრში, ჯერ არ არის რეგისტრირებული.',
    hy: 'Ընդունված է այս կենտրոնում, դեռ գրանցված չէ։',
    az: 'Bu mərkəzdə qəbul edilib, hələ qeydiyyata alınmayıb.',
    ru: 'Принято в этом центре, ещё не зарегистрировано.',
    en: 'Recorded at this center, not yet registered.',
  },
  notRegistered: {
    ka: 'ვერ დარეგისტრირდა. მიმართეთ ამ ცენტრს.',
    hy: 'Չհաջողվեց գրանցել։ Դիմեք այս կենտրոն։',
    az: 'Qeydiyyata alınmadı. Bu mərkəzə müraciət edin.',
    ru: 'Не зарегистрировано. Обратитесь в этот центр.',
    en: 'Could not be registered. Please ask at this center.',
  },
  center: {
    ka: 'საზოგადოებრივი ცენტრი',
    hy: 'Հասարակական կենտրոն',
    az: 'İctimai mərkəz',
    ru: 'Общественный центр',
    en: 'Community center',
  },
  packTitle: {
    ka: 'ვიზიტის დასტურების სია',
    hy: 'Այցի հաստատումների ցանկ',
    az: 'Ziyarət üzrə təsdiqlərin siyahısı',
    ru: 'Список подтверждений за визит',
    en: 'List of the receipts of this visit',
  },
  packCount: {
    ka: 'დასტურების რაოდენობა',
    hy: 'Հաստատումների քանակը',
    az: 'Təsdiqlərin sayı',
    ru: 'Количество подтверждений',
    en: 'Number of receipts',
  },
  service: { ka: 'სერვისი', hy: 'Ծառայություն', az: 'Xidmət', ru: 'Услуга', en: 'Service' },
  applicant: { ka: 'განმცხადებელი', hy: 'Դիմող', az: 'Ərizəçi', ru: 'Заявитель', en: 'Applicant' },
  identity: { ka: 'ვინაობა', hy: 'Ինքնություն', az: 'Şəxsiyyət', ru: 'Личность', en: 'Identity' },
  unproven: {
    ka: 'დოკუმენტით არ არის დადასტურებული',
    hy: 'փաստաթղթով հաստատված չէ',
    az: 'sənədlə təsdiq olunmayıb',
    ru: 'не подтверждена документом',
    en: 'not proven by a document',
  },
  filedOn: { ka: 'წარდგენის დრო', hy: 'Ներկայացման ժամանակը', az: 'Təqdim vaxtı', ru: 'Время подачи', en: 'Filed on' },
  enteredOn: {
    ka: 'სისტემაში შეტანის დრო',
    hy: 'Մուտքագրման ժամանակը',
    az: 'Daxil edilmə vaxtı',
    ru: 'Время ввода',
    en: 'Entered on',
  },
  dueFiled: {
    ka: 'გადაწყვეტილების ვადა, წარდგენიდან',
    hy: 'Որոշման ժամկետը՝ ներկայացման օրից',
    az: 'Qərarın müddəti, təqdim günündən',
    ru: 'Срок решения, со дня подачи',
    en: 'Decision due, from filing',
  },
  dueRegistered: {
    ka: 'გადაწყვეტილების ვადა, რეგისტრაციიდან',
    hy: 'Որոշման ժամկետը՝ գրանցման օրից',
    az: 'Qərarın müddəti, qeydiyyat günündən',
    ru: 'Срок решения, со дня регистрации',
    en: 'Decision due, from registration',
  },
  municipality: {
    ka: 'მუნიციპალიტეტი',
    hy: 'Մունիցիպալիտետ',
    az: 'Bələdiyyə',
    ru: 'Муниципалитет',
    en: 'Municipality',
  },
  route: {
    ka: 'გაგზავნის გზა',
    hy: 'Ուղարկման եղանակը',
    az: 'Göndərilmə üsulu',
    ru: 'Способ отправки',
    en: 'Sent',
  },
  system: { ka: 'ელექტრონულად', hy: 'էլեկտրոնային', az: 'elektron', ru: 'в электронном виде', en: 'electronically' },
  manual: {
    ka: 'ქაღალდზე, გადაცემის სიით',
    hy: 'թղթային, հանձնման ցուցակով',
    az: 'kağız üzərində, təhvil siyahısı ilə',
    ru: 'на бумаге, по передаточному списку',
    en: 'on paper, with a transfer list',
  },
  content: {
    ka: 'განცხადების შინაარსი',
    hy: 'Դիմումի բովանդակությունը',
    az: 'Ərizənin məzmunu',
    ru: 'Содержание заявления',
    en: 'What was applied for',
  },
  papers: {
    ka: 'დართული დოკუმენტები',
    hy: 'Կցված փաստաթղթեր',
    az: 'Əlavə edilmiş sənədlər',
    ru: 'Приложенные документы',
    en: 'Attached documents',
  },
  noPapers: {
    ka: 'დოკუმენტი არ ერთვის',
    hy: 'Կցված փաստաթուղթ չկա',
    az: 'Əlavə edilmiş sənəd yoxdur',
    ru: 'Документов не приложено',
    en: 'No document is attached',
  },
  originalSeen: {
    ka: 'დედანი წარმოდგენილია',
    hy: 'բնօրինակը ներկայացված է',
    az: 'əsli təqdim edilib',
    ru: 'оригинал предъявлен',
    en: 'original shown',
  },
  originalReturned: {
    ka: 'დედანი წარმოდგენილია და დაბრუნებულია',
    hy: 'բնօրինակը ներկայացված և վերադարձված է',
    az: 'əsli təqdim edilib və qaytarılıb',
    ru: 'оригинал предъявлен и возвращён',
    en: 'original shown and returned',
  },
  originalMissing: {
    ka: 'დედანი არ არის წარმოდგენილი',
    hy: 'բնօրինակը ներկայացված չէ',
    az: 'əsli təqdim edilməyib',
    ru: 'оригинал не представлен',
    en: 'original not brought',
  },
  copyAttached: {
    ka: 'ასლი დართულია',
    hy: 'պատճենը կցված է',
    az: 'surəti əlavə edilib',
    ru: 'копия приложена',
    en: 'copy attached',
  },
  operator: { ka: 'ოპერატორი', hy: 'Օպերատոր', az: 'Operator', ru: 'Оператор', en: 'Operator' },
  signature: { ka: 'ხელმოწერა', hy: 'Ստորագրություն', az: 'İmza', ru: 'Подпись', en: 'Signature' },
  check: {
    ka: 'კოდი ამ ფურცლის ტექსტს ადასტურებს. ფურცელს ამ ცენტრში შეამოწმებთ.',
    hy: 'Կոդը հաստատում է այս թերթի տեքստը։ Թերթը կարող եք ստուգել այս կենտրոնում։',
    az: 'Kod bu vərəqin mətnini təsdiqləyir. Vərəqi bu mərkəzdə yoxlada bilərsiniz.',
    ru: 'Код подтверждает текст этого листа. Проверить лист можно в этом центре.',
    en: 'The code vouches for the text of this sheet. It can be checked at this center.',
  },
  withdrawn: {
    ka: 'თანხმობა გამოხმობილია',
    hy: 'Համաձայնությունը հետ է վերցված',
    az: 'Razılıq geri götürülüb',
    ru: 'Согласие отозвано',
    en: 'Consent withdrawn',
  },
  copy: { ka: 'ასლი', hy: 'Պատճեն', az: 'Surət', ru: 'Копия', en: 'Copy' },
  practice: {
    ka: 'სავარჯიშო — ძალა არ აქვს',
    hy: 'Ուսումնական — ուժ չունի',
    az: 'Məşq üçün — etibarsızdır',
    ru: 'Учебный — недействительно',
    en: 'Practice — not valid',
  },
  ask: {
    ka: 'კითხვებით მიმართეთ ამ ცენტრს ან მუნიციპალიტეტის მერიას და დაასახელეთ საკონტროლო ნომერი.',
    hy: 'Հարցերով դիմեք այս կենտրոն կամ քաղաքապետարան և նշեք հսկիչ համարը։',
    az: 'Suallarla bu mərkəzə və ya meriyaya müraciət edin və izləmə nömrəsini deyin.',
    ru: 'С вопросами обращайтесь в этот центр или в мэрию и назовите контрольный номер.',
    en: 'With questions turn to this center or to the municipal hall and give the tracking number.',
  },
  /** General Administrative Code, articles 100 and 204 and the chapter on complaints: month, month, no fee. */
  complain: {
    ka: 'გადაწყვეტილება მიიღება წარდგენიდან ერთ თვეში, თუ კანონი სხვა ვადას არ ადგენს. გადაწყვეტილება საჩივრდება გაცნობიდან ერთ თვეში, უფასოდ.',
    hy: 'Որոշումն ընդունվում է ներկայացնելուց հետո մեկ ամսվա ընթացքում, եթե օրենքով այլ ժամկետ սահմանված չէ։ Այն կարելի է անվճար բողոքարկել ծանուցումից հետո մեկ ամսվա ընթացքում։',
    az: 'Qanun başqa müddət müəyyən etmirsə, qərar təqdim edildikdən sonra bir ay ərzində qəbul edilir. Qərarla tanış olduqdan sonra bir ay ərzində pulsuz şikayət etmək olar.',
    ru: 'Решение принимается в течение месяца со дня подачи, если закон не устанавливает иной срок. Его можно бесплатно обжаловать в течение месяца после ознакомления.',
    en: 'A decision is due one month after filing unless a law sets another term. It may be appealed within one month of notification, free of charge.',
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;
export type ReceiptWord = keyof typeof receiptWords;

const ofOriginal = {
  seen: 'originalSeen',
  returned: 'originalReturned',
  missing: 'originalMissing',
} as const satisfies Record<Original, ReceiptWord>;

/** What is said of a paper that the service asks for. */
export function documentWords(one: {
  readonly original: Original | null;
  readonly copies: readonly unknown[];
}): ReceiptWord[] {
  return [
    ...(one.original === null ? [] : [ofOriginal[one.original]]),
    ...(one.copies.length === 0 ? [] : ['copyAttached' as const]),
  ];
}
