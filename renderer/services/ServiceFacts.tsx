// What a citizen asks about a service: papers, term, fee. Each with how certain it is, because the catalogue is not law.
import type { ServiceView } from '../../shared/contract/catalogue.ts';
import { DescriptionList } from '../components/DescriptionList.tsx';
import { useText } from '../i18n/use-text.ts';
import { feeText, gelText, termText } from '../text/catalogue.ts';

function Basis({ words }: { readonly words: string }) {
  return <span className="soft small"> ({words})</span>;
}

function Documents({ view }: { readonly view: ServiceView }) {
  const { t, say } = useText();
  if (view.documents.length === 0) return t('service.noDocuments');
  return (
    <>
      <ul className="bullets">
        {view.documents.map((document) => (
          <li key={document.id}>{say(document.name)}</li>
        ))}
      </ul>
      <Basis words={t(`basis.${view.documentsBasis}`)} />
    </>
  );
}

function FeeFact({ view }: { readonly view: ServiceView }) {
  const { t } = useText();
  if (view.fee === null) return t('service.noFee');
  const { fee, basis } = feeText(t, view.fee);
  return (
    <>
      {fee}
      <Basis words={basis} />
      {view.fee.accelerated !== undefined && (
        <ul className="bullets">
          {view.fee.accelerated.map((one) => (
            <li key={`${one.term.value}-${one.gel}`}>
              {t('service.accelerated', { term: termText(t, one.term), fee: gelText(one.gel) })}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

export function ServiceFacts({ view }: { readonly view: ServiceView }) {
  const { t } = useText();
  return (
    <DescriptionList
      facts={[
        { key: 'what', term: t('service.what'), value: t(`intake.${view.service.intake}.what`) },
        { key: 'documents', term: t('service.documents'), value: <Documents view={view} /> },
        {
          key: 'term',
          term: t('service.term'),
          value:
            view.term === null ? (
              t('service.noTerm')
            ) : (
              <>
                {termText(t, view.term)}
                <Basis words={t(`basis.${view.term.basis}`)} />
              </>
            ),
        },
        { key: 'fee', term: t('service.fee'), value: <FeeFact view={view} /> },
      ]}
    />
  );
}
