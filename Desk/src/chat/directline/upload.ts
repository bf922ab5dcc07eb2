import type { Activity } from './activity';
import { Refused } from './api';

export type UploadCall = (token: string, conversationId: string, activity: Activity, file: File, progress: (share: number) => void, stop: AbortSignal) => Promise<void>;

/** Large files need longer than words. */
const timeLimit = 120_000;

/** Sends one file with its message. `fetch` tells nothing of how far a body has left, so this is the older way. */
export const upload: UploadCall = (token, conversationId, activity, file, progress, stop) => new Promise((resolve, reject) => {
  const form = new FormData();
  form.append('activity', new Blob([JSON.stringify(activity)], { type: 'application/vnd.microsoft.activity' }));
  form.append('file', file, file.name);
  const request = new XMLHttpRequest();
  request.open('POST', `/v3/directline/conversations/${encodeURIComponent(conversationId)}/upload`);
  request.timeout = timeLimit;
  request.setRequestHeader('Authorization', `Bearer ${token}`);
  request.upload.onprogress = (event) => { if (event.lengthComputable) progress(event.loaded / event.total); };
  request.onload = () => (request.status >= 200 && request.status < 300 ? resolve() : reject(new Refused(request.status, code(request.responseText), undefined)));
  request.onerror = request.ontimeout = request.onabort = () => reject(new TypeError('The file did not leave.'));
  stop.addEventListener('abort', () => request.abort());
  if (stop.aborted) reject(new TypeError('The file was taken back.'));
  else request.send(form);
});

function code(body: string): string {
  try {
    return (JSON.parse(body) as { error?: { code?: string } }).error?.code ?? '';
  } catch {
    return '';
  }
}
