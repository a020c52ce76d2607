// Words for what does not pass, and for where it stands.
import type { Field } from '../../shared/forms/field.ts';
import { ruleNames } from '../../shared/forms/rules/rule.ts';
import type { LocalText } from '../../shared/primitives.ts';
import type { FieldError } from '../../shared/problems.ts';
import { useText } from '../i18n/use-text.ts';

/** Gives the sentence for a broken rule; an unknown rule of a newer catalogue reads as "of the wrong kind". */
export function useErrorText(): (error: FieldError) => string {
  const { t } = useText();
  return ({ rule, limit }) => {
    const known = ruleNames.find((name) => name === rule) ?? 'type';
    return t(`field.${known}`, { limit: limit ?? '' });
  };
}

/** What the field at a path is called: „ოჯახის წევრი № 2: გვარი“ for a cell of a repeat. */
export function labelAt(fields: readonly Field[], path: string, say: (text: LocalText) => string): string {
  const [, id, row, column] = path.split('.');
  const field = fields.find((one) => one.id === id);
  if (field === undefined) return id ?? path;
  const cell = field.item?.find((one) => one.id === column);
  if (row === undefined || cell === undefined) return say(field.label);
  return `${say(field.label)} № ${Number(row) + 1}: ${say(cell.label)}`;
}
