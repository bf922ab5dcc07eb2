import type { ComponentChildren } from 'preact';
import type { Upload } from '../directline/uploads';
import type { Say } from '../words';
import { AlertIcon, AttachIcon } from './icons';

/** The customer's file while it leaves. */
export function UploadBubble({ say, upload }: { say: Say; upload: Upload }) {
  return (
    <span class="leaving">
      <span><AttachIcon /> {upload.name}</span>
      {upload.state === 'leaving' && <progress max={1} value={upload.progress} aria-label={say('uploading', { name: upload.name })} />}
    </span>
  );
}

/** What the customer must know about it. */
export function UploadFate({ say, upload, onRetry, onDrop }: { say: Say; upload: Upload; onRetry(id: string): void; onDrop(id: string): void }): ComponentChildren {
  if (upload.state !== 'failed' && upload.state !== 'refused') return null;
  return (
    <p class="fate" role="alert">
      <AlertIcon /> {say(upload.state === 'failed' ? 'failed' : 'fileRefused')}
      {upload.state === 'failed' && <button type="button" onClick={() => onRetry(upload.clientActivityID)}>{say('retry')}</button>}
      <button type="button" onClick={() => onDrop(upload.clientActivityID)}>{say('fileDrop')}</button>
    </p>
  );
}
