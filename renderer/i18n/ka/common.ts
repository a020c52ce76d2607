// Words used on every screen.
export const common = {
  'common.back': 'უკან',
  'common.retry': 'ხელახლა ცდა',
  'common.close': 'დახურვა',
  'common.loading': 'იტვირთება…',
  'common.optional': 'არასავალდებულო',
  'common.choose': 'აირჩიეთ',
  'common.errorCode': 'შეცდომის კოდი: {{code}}',
  'common.errorSummary': 'გთხოვთ, შეასწოროთ:',
  'common.warning': 'გაფრთხილება',
  'common.error': 'შეცდომა',
} as const;
