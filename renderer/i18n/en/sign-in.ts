// Words of the sign-in screen.
import type { signIn as ka } from '../ka/sign-in.ts';

export const signIn: Record<keyof typeof ka, string> = {
  'signIn.title': 'Sign in',
  'signIn.operator': 'Operator',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign in',
  'signIn.checking': 'Checking the password…',
  'signIn.noOperator': 'Choose who you are',
  'signIn.noPassword': 'Type the password',
  'signIn.nobody': 'There is no operator on this computer yet',
  'signIn.nobodyRemedy': 'Ask your administrator to add you.',
  'signIn.practiceTitle': 'Practice sign-in',
  'signIn.practiceFill': 'Fill in and sign in',
  'signIn.notEnrolled': 'This computer does not belong to a center yet: cases cannot be submitted.',
};
