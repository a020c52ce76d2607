// All texts by language. Keys are flat and typed from Georgian; another language that lacks one does not compile.
import { common as enCommon } from './en/common.ts';
import { field as enField } from './en/field.ts';
import { frame as enFrame } from './en/frame.ts';
import { problem as enProblem } from './en/problem.ts';
import { signIn as enSignIn } from './en/sign-in.ts';
import { common } from './ka/common.ts';
import { field } from './ka/field.ts';
import { frame } from './ka/frame.ts';
import { problem } from './ka/problem.ts';
import { signIn } from './ka/sign-in.ts';

export const ka = { ...common, ...field, ...frame, ...problem, ...signIn } as const;

export type TextKey = keyof typeof ka;

export const en: Record<TextKey, string> = { ...enCommon, ...enField, ...enFrame, ...enProblem, ...enSignIn };
