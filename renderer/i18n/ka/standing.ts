// Words about the desk's own key and its standing with the central system, for administrators.
export const standing = {
  'standing.title': 'ამ კომპიუტერის გასაღები',
  'standing.what':
    'ამ გასაღებით ცენტრალური სისტემა კომპიუტერს ცნობს. შეცვალეთ, თუ ეჭვი გაქვთ, რომ დისკის ასლი სხვის ხელშია: საქმეები და ნომრები უცვლელი რჩება.',
  'standing.mark': 'გასაღების ნიშანი',
  'standing.since': 'მოქმედებს',
  'standing.waits':
    'ახალი გასაღები მზად არის ({{time}}) და ცენტრალური სისტემის პასუხს ელოდება. მანამდე ძველი მოქმედებს.',
  'standing.renew': 'გასაღების შეცვლა',
  'standing.anewWhy':
    'ცენტრალური სისტემა ამ კომპიუტერისგან საქმეებს აღარ იღებს. ახალი კოდით კომპიუტერი ხელახლა მიებმება: არაფერი იკარგება, გაუგზავნელი საქმეები კი თავისით გაიგზავნება.',
  'standing.anew': 'ხელახლა მიბმა',
} as const;
