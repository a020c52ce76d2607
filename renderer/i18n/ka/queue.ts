// Words of the queue screen: what waits, and the line.
export const queue = {
  'queue.title': 'გასაგზავნი საქმეები და კავშირი',
  'queue.line': 'კავშირი ცენტრალურ სისტემასთან',
  'queue.lineState': 'მდგომარეობა',
  'queue.since': 'ბოლო ცვლილება',
  'queue.lastAnswer': 'ბოლო დადასტურებული პასუხი',
  'queue.nextTry': 'შემდეგი ცდა',
  'queue.never': 'ჯერ არ ყოფილა',
  'queue.notPlanned': 'დანიშნული არ არის',
  'queue.wake': 'ახლავე ცდა',
  'queue.waking': 'ვცდით…',
  'queue.unproven.what':
    'პროგრამა ახლახან გაიხსნა. კავშირი არის თუ არა, მხოლოდ ცენტრალური სისტემის პასუხი დაადასტურებს.',
  'queue.online.what': 'საქმეები თავისით იგზავნება. თქვენგან არაფერია საჭირო.',
  'queue.offline.what':
    'განაგრძეთ მუშაობა: საქმეები ამ კომპიუტერზე ინახება და კავშირის აღდგენისას თავისით გაიგზავნება. მიღების დასტური ახლაც შეგიძლიათ დაბეჭდოთ.',
  'queue.stopped.what':
    'საქმეები აღარ იგზავნება, სანამ ადმინისტრატორი მიზეზს არ მოაგვარებს. შენახული არაფერი იკარგება.',
  'queue.cases': 'საქმეები მდგომარეობის მიხედვით',
  'queue.count': 'რაოდენობა',
  'queue.meaning': 'რას ნიშნავს',
  'queue.open': 'სიის ნახვა',
  'queue.openState': 'სიის ნახვა: {{state}}',
  'queue.allSent': 'გასაგზავნი საქმე არ არის',
} as const;
