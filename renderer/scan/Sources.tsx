// Where pages come from: files, the camera, the folder into which the scanner writes.
import { useRef, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { useText } from '../i18n/use-text.ts';
import { Camera } from './Camera.tsx';
import { ScannerFiles, type Wishes } from './ScannerFiles.tsx';

export function Sources(wishes: Wishes) {
  const { onFound } = wishes;
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
      <ScannerFiles {...wishes} />
    </div>
  );
}
