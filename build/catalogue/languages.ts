// How much of a package an applicant can read in another language than the two that every text has: what is missing is
// shown in Georgian, so that somebody must see how much that is.
import type { CataloguePackage } from '../../shared/catalogue/schema.ts';
import type { Field } from '../../shared/forms/field.ts';
import type { LocalText } from '../../shared/primitives.ts';

const labelsOf = (fields: readonly Field[]): LocalText[] =>
  fields.flatMap(({ label, options = [], item = [] }) => [
    label,
    ...options.map((option) => option.label),
    ...labelsOf(item),
  ]);

/** „labels in hy 1, az 0, ru 1 of 9“: labels of questions and their options. */
export function translated({ applicantFields, forms }: CataloguePackage): string {
  const labels = labelsOf([...applicantFields, ...forms.flatMap(({ fields }) => fields)]);
  const counts = (['hy', 'az', 'ru'] as const).map(
    (language) => `${language} ${labels.filter((label) => label[language] !== undefined).length}`,
  );
  return `labels in ${counts.join(', ')} of ${labels.length}`;
}
