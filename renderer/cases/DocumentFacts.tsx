// What was noted on the papers that a service asks for, in words.
import type { ReactNode } from 'react';
import type { DocumentNote } from '../../shared/cases/documents.ts';
import type { ServiceView } from '../../shared/contract/catalogue.ts';
import { DescriptionList } from '../components/DescriptionList.tsx';
import { useText } from '../i18n/use-text.ts';

interface Props {
  /** Where their names stand. */
  readonly documents: ServiceView['documents'];
  readonly notes: readonly DocumentNote[];
  readonly action?: (document: string, name: string) => ReactNode;
}

export function DocumentFacts({ documents, notes, action }: Props) {
  const { t, say } = useText();
  const facts = notes.map(({ document, original, copies }) => {
    const known = documents.find(({ id }) => id === document);
    const name = known === undefined ? document : say(known.name);
    return {
      key: document,
      term: name,
      value: (
        <>
          {t('documents.original')}: {t(`documents.original.${original ?? 'none'}`)}
          {copies.length > 0 && ` · ${t('documents.copies', { count: copies.length })}`}
        </>
      ),
      ...(action === undefined ? {} : { action: action(document, name) }),
    };
  });
  return <DescriptionList facts={facts} />;
}
