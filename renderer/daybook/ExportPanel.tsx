// Cases of some days as a file for a spreadsheet or a program. Names only for administrators, and only when they say so.
import { useState } from 'react';
import type { DayBook } from '../../shared/contract/daybook.ts';
import { longestExportDays } from '../../shared/contract/export.ts';
import { daysBetween } from '../../shared/deadlines/days.ts';
import { showDate } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { RadioGroup } from '../components/Choices.tsx';
import { Form } from '../components/Form.tsx';
import { Notice } from '../components/Notice.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { daysTyped, TwoDays } from '../components/TwoDays.tsx';
import { writeExport } from '../effects/daybook.ts';
import { useText } from '../i18n/use-text.ts';
import { useDayBook } from '../state/daybook.ts';
import { useDesk } from '../state/desk.ts';

const formats = ['csv', 'json'] as const;

export function ExportPanel({ book }: { readonly book: DayBook }) {
  const { t, language } = useText();
  const exporting = useDayBook((state) => state.exporting);
  const desk = useDesk((state) => state.desk);
  const [typed, setTyped] = useState({ from: showDate(`${book.day.slice(0, 8)}01`), to: showDate(book.day) });
  const [format, setFormat] = useState<(typeof formats)[number]>('csv');
  const [names, setNames] = useState<'without' | 'with'>('without');
  const [wrong, setWrong] = useState(false);
  const mayName = desk.state === 'ready' && desk.value.session?.role === 'administrator';
  const write = (): void => {
    const days = daysTyped(typed);
    const fit = days !== null && daysBetween(days.from, days.to) < longestExportDays;
    setWrong(!fit);
    if (fit) void writeExport({ format, language, ...days }, mayName && names === 'with');
  };
  return (
    <section className="panel stack" aria-labelledby="export-title">
      <h2 id="export-title">{t('export.title')}</h2>
      <Form onSend={write}>
        <div className="day-tools">
          <TwoDays id="export" typed={typed} error={wrong ? t('export.wrongYear') : null} onChange={setTyped} />
        </div>
        <RadioGroup
          id="export-format"
          label={t('export.format')}
          inline
          choices={formats.map((one) => ({ value: one, label: t(`export.format.${one}`) }))}
          value={format}
          onChange={(value) => setFormat(value === 'json' ? 'json' : 'csv')}
        />
        {mayName && (
          <RadioGroup
            id="export-names"
            label={t('export.names')}
            inline
            choices={(['without', 'with'] as const).map((one) => ({ value: one, label: t(`export.names.${one}`) }))}
            value={names}
            onChange={(value) => setNames(value === 'with' ? 'with' : 'without')}
          />
        )}
        <p className="small soft">{t(names === 'with' ? 'export.whatNamed' : 'export.what')}</p>
        <div>
          <Button type="submit" aria-disabled={exporting.state === 'writing'}>
            {t(exporting.state === 'writing' ? 'export.writing' : 'export.write')}
          </Button>
        </div>
      </Form>
      {exporting.state === 'failed' && <ProblemNotice problem={exporting.problem} />}
      {exporting.state === 'written' && (
        <Notice tone="good" urgent title={t('export.written', { count: exporting.count })}>
          <p className="file-path">{t('receipt.file', { file: exporting.file })}</p>
          <p>{t('receipt.fileOpen')}</p>
        </Notice>
      )}
    </section>
  );
}
