// What lies in the scanner's folder, newest first, looked at again and again while it is on screen. Nothing there is
// changed but what somebody asked to have deleted after it was attached.
import { useEffect, useState } from 'react';
import type { ScannedFile } from '../../shared/contract/scanner.ts';
import type { Problem } from '../../shared/problems.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { readScanned, watchScanner } from '../effects/scanner.ts';
import { useText } from '../i18n/use-text.ts';
import { useScanner } from '../state/scanner.ts';
import { sizeText } from '../text/size.ts';
import type { Found } from './pages.ts';

export interface Wishes {
  /** A PDF of the scanner may be attached as it is. */
  readonly wholeAllowed: boolean;
  /** Used files go from the scanner's folder in the end. */
  readonly removing: boolean;
  readonly onRemoving: (removing: boolean) => void;
  readonly onFound: (found: Found) => void;
  readonly onWhole: (found: Found) => void;
}

export function ScannerFiles({ wholeAllowed, removing, onRemoving, onFound, onWhole }: Wishes) {
  const { t } = useText();
  const folder = useScanner((state) => state.folder);
  const [unread, setUnread] = useState<Problem | null>(null);
  useEffect(watchScanner, []);
  if (folder.state !== 'ready') return folder.state === 'failed' ? <ProblemNotice problem={folder.problem} /> : null;
  const { watched, files } = folder.value;
  if (!watched) return null;
  const take = async ({ name }: ScannedFile, use: (found: Found) => void): Promise<void> => {
    const read = await readScanned(name);
    setUnread(read.ok ? null : read.problem);
    if (read.ok) use({ name, bytes: new Blob([read.value.bytes], { type: read.value.mediaType }), scanned: true });
  };
  return (
    <section className="stack" aria-labelledby="scan-folder">
      <h3 id="scan-folder">{t('scan.folder')}</h3>
      {files.length === 0 && <p className="small">{t('scan.folder.none')}</p>}
      {unread !== null && <ProblemNotice problem={unread} />}
      <ul className="papers scan-files">
        {files.map((file) => (
          <li key={file.name} className="paper row row-apart">
            <span>
              <span className="paper-name">{file.name}</span>{' '}
              <span className="small soft numeral">
                {sizeText(t, file.size)} · {showInstant(file.at)}
                {file.taken && ` · ${t('scan.folder.taken')}`}
              </span>
            </span>
            {file.mediaType !== 'application/pdf' && (
              <Button kind="quiet" onClick={() => void take(file, onFound)}>
                {t('scan.folder.page')}
                <span className="hidden-text"> {file.name}</span>
              </Button>
            )}
            {file.mediaType === 'application/pdf' && wholeAllowed && (
              <Button kind="quiet" onClick={() => void take(file, onWhole)}>
                {t('scan.folder.whole')}
                <span className="hidden-text"> {file.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {files.some(({ taken }) => taken) && (
        <label className="choice">
          <input type="checkbox" checked={removing} onChange={(event) => onRemoving(event.target.checked)} />
          <span>{t('scan.folder.remove')}</span>
        </label>
      )}
    </section>
  );
}
