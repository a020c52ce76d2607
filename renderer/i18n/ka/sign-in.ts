// Words of the sign-in screen.
export const signIn = {
  'signIn.title': 'შესვლა',
  'signIn.operator': 'ოპერატორი',
  'signIn.password': 'პაროლი',
  'signIn.submit': 'შესვლა',
  'signIn.checking': 'პაროლი მოწმდება…',
  'signIn.noOperator': 'აირჩიეთ, ვინ ბრძანდებით',
  'signIn.noPassword': 'აკრიფეთ პაროლი',
  'signIn.nobody': 'ამ კომპიუტერზე ოპერატორი ჯერ არ არის დამატებული',
  'signIn.nobodyRemedy': 'სთხოვეთ ადმინისტრატორს, დაამატოს თქვენი სახელი.',
  'signIn.practiceTitle': 'სავარჯიშო შესვლა',
  'signIn.practiceFill': 'ჩაწერა და შესვლა',
  'signIn.notEnrolled': 'ეს კომპიუტერი ჯერ არ არის მიბმული ცენტრზე: საქმეების წარდგენა ვერ მოხერხდება.',
} as const;
