// What whoever decides or hands out must not overlook about the applicant, beside the name: no document, a minor, warnings
// that were gone past. In words; the details stand among the answers.
import { isUnproven } from '../../shared/cases/roles.ts';
import type { Answers } from '../../shared/forms/answers.ts';
import { acceptedWarnings } from '../../shared/forms/warnings.ts';
import { Tag } from '../components/Tag.tsx';
import { rowsOf } from '../forms/paths.ts';
import { useText } from '../i18n/use-text.ts';

export function Marks({ applicant }: { readonly applicant: Answers }) {
  const { t } = useText();
  const { minorAge } = applicant;
  const warned = rowsOf(applicant[acceptedWarnings]).length;
  const marks = [
    ...(isUnproven(applicant) ? [t('marks.unproven')] : []),
    ...(typeof minorAge === 'number' ? [t('marks.minor', { age: minorAge })] : []),
    ...(warned > 0 ? [t('marks.warned', { count: warned })] : []),
  ];
  return (
    <span className="row">
      {marks.map((mark) => (
        <Tag key={mark} tone="warn" sign="!">
          {mark}
        </Tag>
      ))}
    </span>
  );
}
