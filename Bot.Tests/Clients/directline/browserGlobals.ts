import { WebSocket } from 'ws';

/** A call that a client made. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly status: number;
}

/** Every call of this process, in the order of their answers; status 0: no answer. */
export const calls: Call[] = [];

/** The browser's XMLHttpRequest as far as the client uses it, on Node's fetch. */
class FetchRequest {
  readyState = 0;
  status = 0;
  timeout = 0;
  responseType: '' | 'json' | 'arraybuffer' | 'text' = '';
  response: unknown = null;
  responseText = '';
  withCredentials = false;
  onreadystatechange: (() => void) | null = null;
  ontimeout: ((event: unknown) => void) | null = null;

  private method = 'GET';
  private url = '';
  private answer: Headers | undefined;
  private readonly headers: Record<string, string> = {};
  private readonly aborting = new AbortController();

  open(method: string, url: string): void {
    this.method = method;
    this.url = url;
    this.readyState = 1;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  getResponseHeader(name: string): string | null {
    return this.answer?.get(name) ?? null;
  }

  abort(): void {
    this.aborting.abort();
  }

  send(body?: BodyInit | null): void {
    void this.run(body ?? null);
  }

  private async run(body: BodyInit | null): Promise<void> {
    try {
      const limits = this.timeout > 0 ? [this.aborting.signal, AbortSignal.timeout(this.timeout)] : [this.aborting.signal];
      const answer = await fetch(this.url, { method: this.method, headers: this.headers, body, signal: AbortSignal.any(limits) });
      const bytes = await answer.arrayBuffer();
      this.answer = answer.headers;
      this.status = answer.status;
      this.read(bytes);
    } catch (fault) {
      if (this.aborting.signal.aborted) return;
      if (fault instanceof DOMException && fault.name === 'TimeoutError') {
        this.ontimeout?.({ type: 'timeout' });
        return;
      }
    }
    if (this.url.startsWith('http')) {
      const { pathname } = new URL(this.url);
      calls.push({ method: this.method, path: pathname, authorization: this.headers['Authorization'], status: this.status });
    }
    this.readyState = 4;
    this.onreadystatechange?.();
  }

  private read(bytes: ArrayBuffer): void {
    if (this.responseType === 'arraybuffer') {
      this.response = bytes;
      return;
    }
    this.responseText = new TextDecoder().decode(bytes);
    this.response = this.responseType === 'json' ? (this.responseText ? JSON.parse(this.responseText) : null) : this.responseText;
  }
}

Object.assign(globalThis, { XMLHttpRequest: FetchRequest, WebSocket });
