// Carrying by USB stick in three steps: prepare the sealed file, write it to one stick or several, read the answer that
// somebody brought back.
import { useEffect } from 'react';
import type { Usb } from '../../shared/contract/usb.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { type Column, Table } from '../components/Table.tsx';
import { makeBundle, readUsb, takeReturn, writeBundle } from '../effects/usb.ts';
import { useText, type Words } from '../i18n/use-text.ts';
import { useUsb } from '../state/usb.ts';
import { sizeText } from '../text/size.ts';

type Stick = Usb['sticks'][number];

function columns(words: Words, busy: string | null, action: 'write' | 'take'): Column<Stick>[] {
  const { t } = words;
  const act = action === 'write' ? writeBundle : takeReturn;
  return [
    { key: 'name', heading: t('usb.stick'), cell: ({ name }) => <strong>{name}</strong> },
    {
      key: 'free',
      heading: t('usb.free'),
      cell: ({ freeBytes }) => <span className="numeral">{sizeText(t, freeBytes)}</span>,
    },
    {
      key: 'act',
      heading: t('usb.actions'),
      cell: ({ name }) => {
        const running = busy === `${action} ${name}`;
        const label = t(action === 'write' ? 'usb.writeOn' : 'usb.takeFrom', { name });
        return (
          <Button kind="primary" disabled={busy !== null} onClick={() => void act(name)} aria-label={label}>
            {t(running ? (action === 'write' ? 'usb.writing' : 'usb.taking') : `usb.${action}`)}
          </Button>
        );
      },
    },
  ];
}

function Prepare({ usb }: { readonly usb: Usb }) {
  const { t } = useText();
  const busy = useUsb((state) => state.busy);
  const { cases, papers, bytes } = usb.waiting;
  const { bundle } = usb;
  return (
    <section className="panel stack" aria-labelledby="usb-make">
      <h2 id="usb-make">{t('usb.step1')}</h2>
      <p>{cases + papers === 0 ? t('usb.nothing') : t('usb.waiting', { cases, papers, size: sizeText(t, bytes) })}</p>
      {bundle !== null && (
        <p>
          {t('usb.made', {
            time: showInstant(bundle.madeAt),
            cases: bundle.cases,
            papers: bundle.papers,
            size: sizeText(t, bundle.total),
          })}
        </p>
      )}
      <div>
        <Button
          kind={bundle === null ? 'primary' : 'plain'}
          disabled={busy !== null || !usb.able}
          onClick={() => void makeBundle()}
        >
          {busy === 'make' ? t('usb.making') : t(bundle === null ? 'usb.make' : 'usb.makeAgain')}
        </Button>
      </div>
    </section>
  );
}

function Write({ usb: { bundle, sticks } }: { readonly usb: Usb }) {
  const words = useText();
  const { t } = words;
  const busy = useUsb((state) => state.busy);
  const whole = bundle !== null && bundle.written >= bundle.total;
  return (
    <section className="panel stack" aria-labelledby="usb-write">
      <h2 id="usb-write">{t('usb.step2')}</h2>
      {bundle === null && <p>{t('usb.notMade')}</p>}
      {whole && <Notice tone="good" title={t('usb.allWritten')} />}
      {bundle !== null && !whole && (
        <>
          {bundle.written > 0 && (
            <p>
              {t('usb.written', { written: sizeText(t, bundle.written), size: sizeText(t, bundle.total) })}{' '}
              {t('usb.more')}
            </p>
          )}
          {sticks.length > 0 && (
            <Table
              caption={t('usb.step2')}
              columns={columns(words, busy, 'write')}
              rows={sticks}
              rowKey={({ name }) => name}
            />
          )}
        </>
      )}
      {sticks.length === 0 && <p>{t('usb.noSticks')}</p>}
      {busy?.startsWith('write') === true && <p role="status">{t('usb.busyHint')}</p>}
      <div>
        <Button disabled={busy !== null} onClick={() => void readUsb()}>
          {t('usb.refresh')}
        </Button>
      </div>
    </section>
  );
}

function Take({ usb: { sticks } }: { readonly usb: Usb }) {
  const words = useText();
  const { t } = words;
  const { busy, taken } = useUsb();
  const bringing = sticks.filter(({ returns }) => returns > 0);
  return (
    <section className="panel stack" aria-labelledby="usb-take">
      <h2 id="usb-take">{t('usb.step3')}</h2>
      {taken !== null && <Notice tone="good" title={t('usb.taken', { count: taken })} />}
      {bringing.length === 0 ? (
        <p>{t('usb.answers')}</p>
      ) : (
        <Table
          caption={t('usb.step3')}
          columns={columns(words, busy, 'take')}
          rows={bringing}
          rowKey={({ name }) => name}
        />
      )}
    </section>
  );
}

export function UsbScreen() {
  const { t } = useText();
  const { usb, problem } = useUsb();
  useEffect(() => {
    void readUsb();
  }, []);
  return (
    <Page title={t('usb.title')}>
      <p>{t('usb.why')}</p>
      {problem !== null && <ProblemNotice problem={problem} />}
      <LoadedView of={usb} onRetry={() => void readUsb()}>
        {(value) => (
          <div className="stack">
            {!value.able && <ProblemNotice problem={{ code: 'bundle.not-sealable' }} urgent={false} tone="warn" />}
            <div className="split split-even">
              <div className="stack">
                <Prepare usb={value} />
                <Take usb={value} />
              </div>
              <Write usb={value} />
            </div>
          </div>
        )}
      </LoadedView>
    </Page>
  );
}
