// The pages in their order, the one on view as it will look, and what can be put right on it; all by keyboard.
import { useEffect, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { useText } from '../i18n/use-text.ts';
import { pictureOnce } from './encoded.ts';
import { type Edge, edges, lengths, mostCropped, turned } from './page.ts';
import { type Pages, type ScannedPage, seenPage, withEdit, withoutSeen, withSeenEarlier } from './pages.ts';

interface Props {
  readonly pages: Pages;
  readonly onChange: (change: (before: Pages) => Pages) => void;
}

/** The very picture that will be stored; the one before stays until it is drawn. */
function Preview({ page, number }: { readonly page: ScannedPage; readonly number: number }) {
  const { t } = useText();
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    void pictureOnce(page).then((picture) => {
      if (!gone && picture !== null) setUrl(URL.createObjectURL(new Blob([picture.jpeg], { type: 'image/jpeg' })));
    });
    return () => {
      gone = true;
    };
  }, [page]);
  useEffect(
    () => () => {
      if (url !== null) URL.revokeObjectURL(url);
    },
    [url],
  );
  return url === null ? (
    <p>{t('scan.counting')}</p>
  ) : (
    <img className="scan-preview" src={url} alt={t('scan.preview', { number })} />
  );
}

/** A percentage as typed; what is none, or too much, is brought within reach. */
const percent = (typed: string): number => Math.min(mostCropped, Math.max(0, Math.round(Number(typed)) || 0));

export function PageEditor({ pages, onChange }: Props) {
  const { t } = useText();
  const page = seenPage(pages);
  if (page === null) return <p className="soft">{t('scan.none')}</p>;
  const at = pages.pages.indexOf(page);
  const { edit } = page;
  const cut = (edge: Edge, typed: string): void =>
    onChange((before) => withEdit(before, (old) => ({ ...old, crop: { ...old.crop, [edge]: percent(typed) } })));
  return (
    <div className="scan-desk">
      <Preview page={page} number={at + 1} />
      <div className="stack">
        <fieldset className="field">
          <legend className="field-label">{t('scan.pages')}</legend>
          <div className="choices-inline">
            {pages.pages.map(({ id }, place) => (
              <label key={id} className="choice">
                <input
                  type="radio"
                  name="scan-page"
                  checked={id === page.id}
                  onChange={() => onChange((before) => ({ ...before, seen: id }))}
                />
                <span>{t('scan.page', { number: place + 1 })}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="row">
          <Button id="scan-turn" onClick={() => onChange((before) => withEdit(before, turned))}>
            {t('scan.turn')}
          </Button>
          <Button aria-disabled={at === 0} onClick={() => onChange(withSeenEarlier)}>
            {t('scan.earlier')}
          </Button>
          <Button
            onClick={() => {
              onChange(withoutSeen);
              if (pages.pages.length === 1) document.getElementById('scan-file')?.focus();
            }}
          >
            {t('scan.remove')}
          </Button>
        </div>
        <div className="row">
          <label className="choice">
            <input
              type="checkbox"
              id="scan-grey"
              checked={edit.grey}
              onChange={(event) => {
                const grey = event.target.checked;
                onChange((before) => withEdit(before, (old) => ({ ...old, grey })));
              }}
            />
            <span>{t('scan.grey')}</span>
          </label>
          <label className="row" htmlFor="scan-longest">
            <span>{t('scan.longest')}</span>
            <select
              id="scan-longest"
              className="input scan-longest"
              value={String(edit.longest)}
              onChange={(event) => {
                const longest = lengths.find((one) => String(one) === event.target.value) ?? null;
                onChange((before) => withEdit(before, (old) => ({ ...old, longest })));
              }}
            >
              <option value="null">{t('scan.longest.null')}</option>
              {lengths.map((px) => (
                <option key={px} value={px}>
                  {t('scan.longest.px', { px })}
                </option>
              ))}
            </select>
          </label>
        </div>
        <fieldset className="field">
          <legend className="field-label">{t('scan.crop')}</legend>
          <div className="scan-crop">
            {edges.map((edge) => (
              <label key={edge} htmlFor={`scan-crop-${edge}`}>
                <span className="small">{t(`scan.crop.${edge}`)}</span>
                <input
                  id={`scan-crop-${edge}`}
                  className="input"
                  type="number"
                  min={0}
                  max={mostCropped}
                  value={edit.crop[edge]}
                  onChange={(event) => cut(edge, event.target.value)}
                />
              </label>
            ))}
          </div>
        </fieldset>
      </div>
    </div>
  );
}
