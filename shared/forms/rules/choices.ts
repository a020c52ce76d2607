// Answers picked from what the form offers. An answer that was not offered is refused, never shown as typed.
import type { PlainField, Rule } from './rule.ts';

function offered(field: PlainField, value: unknown): value is string {
  return field.options?.some((option) => option.value === value) ?? false;
}

export const choice: Rule = (typed, field) => {
  if (typeof typed !== 'string') return { rule: 'type' };
  return offered(field, typed) ? { value: typed } : { rule: 'option' };
};

/** Several of the options, each once; the value keeps the form's order. */
export const choices: Rule = (typed, field) => {
  if (!Array.isArray(typed) || !typed.every((one) => typeof one === 'string')) return { rule: 'type' };
  if (typed.some((one) => !offered(field, one))) return { rule: 'option' };
  const value = (field.options ?? []).map((option) => option.value).filter((option) => typed.includes(option));
  const { minItems, maxItems } = field.validation;
  if (minItems !== undefined && value.length < minItems) return { rule: 'minItems', limit: minItems };
  if (maxItems !== undefined && value.length > maxItems) return { rule: 'maxItems', limit: maxItems };
  return { value };
};

export const checkbox: Rule = (typed) => (typeof typed === 'boolean' ? { value: typed } : { rule: 'type' });
