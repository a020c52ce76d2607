// Where pages come from: files, the camera, the folder into which the scanner writes.
import { useRef, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { useText } from '../i18n/use-text.ts';
import { Camera } from './Camera.tsx';
import type { Found } from './pages.ts';
import { ScannerFiles } from './ScannerFiles.tsx';

interface Props {
  /** A PDF of the scanner may be attached as it is. */
  readonly wholeAllowed: boolean;
  /** Used files go from the scanner's folder in the end. */
  readonly removing: boolean;
  readonly onRemoving: (removing: boolean) => void;
  readonly onFound: (found: Found) => void;
  readonly onWhole: (found: Found) => void;
}

export function Sources({ wholeAllowed, removing, onRemoving, onFound, onWhole }: Props) {
  const { t } = useText();
  const chooser = useRef<HTMLInputElement>(null);
  const [camera, setCamera] = useState(false);
  return (
    <div className="stack">
      <div className="row">
        <Button id="scan-file" onClick={() => chooser.current?.click()}>
          {t('scan.file')}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          multiple
          aria-hidden="true"
          tabIndex={-1}
          accept="image/jpeg,image/png"
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            for (const file of files) onFound({ name: file.name, bytes: file });
          }}
        />
        {!camera && <Button onClick={() => setCamera(true)}>{t('scan.camera')}</Button>}
      </div>
      {camera && (
        <Camera
          onTaken={(bytes) => onFound({ name: t('scan.camera.title'), bytes })}
          onClose={() => setCamera(false)}
        />
      )}
      <ScannerFiles
        wholeAllowed={wholeAllowed}
        removing={removing}
        onRemoving={onRemoving}
        onFound={onFound}
        onWhole={onWhole}
      />
    </div>
  );
}
