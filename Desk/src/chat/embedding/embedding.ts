import type { Memory } from '../memory';
import { envelope, unwrap, webOrigin, type KeptKey, type Start, type ToFrame, type ToSite } from './protocol';

interface Question {
  resolve(token: string | undefined): void;
  reject(fault: Error): void;
}

/** The site's page around the frame: what it told, what it keeps for us, and what we ask of it. */
export class Embedding {
  open: boolean;
  readonly memory: Memory;
  private readonly questions = new Map<number, Question>();
  private readonly listeners = new Set<() => void>();
  private asked = 0;

  constructor(readonly start: Start, private readonly tell: (message: ToSite) => void) {
    this.open = start.open;
    this.memory = siteMemory(start.kept, tell);
  }

  /** Calls the listener when the panel opens or closes. */
  listen(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  hear(message: ToFrame): void {
    if (message.type === 'visible') {
      this.open = message.open;
      for (const listener of this.listeners) listener();
    }
    if (message.type === 'token') {
      const question = this.questions.get(message.id);
      this.questions.delete(message.id);
      if (message.failed) question?.reject(new Error('The site gave no token.'));
      else question?.resolve(message.token);
    }
  }

  /** A Direct Line token with which the site vouches for the customer; undefined if nobody is signed in. Rejects when the site fails. */
  vouch(): Promise<string | undefined> {
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.questions.set(id, { resolve, reject });
      this.tell({ type: 'token', id });
    });
  }

  shown(): void {
    this.tell({ type: 'shown' });
  }

  close(): void {
    this.tell({ type: 'close' });
  }

  unread(count: number): void {
    this.tell({ type: 'unread', count });
  }
}

/**
 * The embedding, if the page was opened as the widget's frame; resolves when the site's page has answered. The server lets only trusted
 * origins frame us, and messages are exchanged only with the parent window and only while it is of the origin named in the address.
 */
export function embedded(query: URLSearchParams, page: Window = window): Promise<Embedding> | undefined {
  const origin = webOrigin(query.get('origin'));
  if (query.get('embedded') !== '1' || !origin || page.parent === page) return undefined;
  const tell = (message: ToSite) => page.parent.postMessage(envelope(message), origin);
  return new Promise((resolve) => {
    let embedding: Embedding | undefined;
    page.addEventListener('message', (event: MessageEvent) => {
      const message = event.source === page.parent && event.origin === origin ? unwrap<ToFrame>(event.data) : undefined;
      if (message?.type === 'start' && !embedding) resolve((embedding = new Embedding(message, tell)));
      else if (message) embedding?.hear(message);
    });
    tell({ type: 'ready' });
  });
}

function siteMemory(kept: Start['kept'], tell: (message: ToSite) => void): Memory {
  const copy = new Map<string, unknown>(Object.entries(kept));
  return {
    read: <T>(key: string) => copy.get(key) as T | undefined,
    write(key, value) {
      copy.set(key, value);
      tell({ type: 'write', key: key as KeptKey, value });
    },
    forget(key) {
      copy.delete(key);
      tell({ type: 'forget', key: key as KeptKey });
    },
  };
}
