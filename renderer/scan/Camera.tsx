// The camera, for as long as it is shown and not a moment longer. Where there is none, or it may not be used, the screen
// says so and what to do instead.
import { useEffect, useRef, useState } from 'react';
import { Button } from '../components/Button.tsx';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly onTaken: (picture: Blob) => void;
  readonly onClose: () => void;
}

const wanted = { video: { width: { ideal: 2560 }, height: { ideal: 1440 } }, audio: false } as const;

/** The stream, or why there is none. */
async function openCamera(): Promise<MediaStream | 'none' | 'refused'> {
  try {
    return await navigator.mediaDevices.getUserMedia(wanted);
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotFoundError' ? 'none' : 'refused';
  }
}

async function stillOf(video: HTMLVideoElement): Promise<Blob> {
  const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
  canvas.getContext('2d')?.drawImage(video, 0, 0);
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.92 });
}

export function Camera({ onTaken, onClose }: Props) {
  const { t } = useText();
  const video = useRef<HTMLVideoElement>(null);
  const [state, setState] = useState<'opening' | 'open' | 'none' | 'refused'>('opening');
  useEffect(() => {
    let gone = false;
    let stream: MediaStream | null = null;
    const stop = (): void => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    void openCamera().then((opened) => {
      if (typeof opened === 'string') return gone ? undefined : setState(opened);
      stream = opened;
      if (gone || video.current === null) return stop();
      video.current.srcObject = opened;
      // It shows its first picture: before that there is nothing to take.
      video.current.onloadeddata = () => setState('open');
    });
    return () => {
      gone = true;
      stop();
    };
  }, []);
  return (
    <section className="stack" aria-label={t('scan.camera.title')}>
      {(state === 'none' || state === 'refused') && <p role="alert">{t(`scan.camera.${state}`)}</p>}
      <video
        ref={video}
        className="scan-camera"
        hidden={state !== 'open'}
        autoPlay
        muted
        playsInline
        aria-label={t('scan.camera.picture')}
      />
      <div className="row">
        {state === 'open' && (
          <Button
            kind="primary"
            onClick={() => {
              if (video.current !== null) void stillOf(video.current).then(onTaken);
            }}
          >
            {t('scan.camera.take')}
          </Button>
        )}
        <Button onClick={onClose}>{t('scan.camera.close')}</Button>
      </div>
    </section>
  );
}
