import { envelope, unwrap, type ToFrame, type ToSite } from '../chat/embedding/protocol';
import { element } from './dom';
import type { WidgetOptions } from './options';

/** The chat page in a frame. Messages go only to the bot's origin, and are taken only from this frame while it shows that origin. */
export class Frame {
  readonly element: HTMLIFrameElement;
  private called = false;

  constructor(private readonly options: WidgetOptions, title: string, private readonly heard: (message: ToSite) => void) {
    this.element = element('iframe', { title, src: frameAddress(options, location.origin), referrerpolicy: 'no-referrer' });
    addEventListener('message', this.take);
  }

  /** Reaches the frame once it has called; what it needs to know until then lies in its start. */
  tell(message: ToFrame): void {
    if (this.called) this.element.contentWindow?.postMessage(envelope(message), this.options.bot);
  }

  remove(): void {
    removeEventListener('message', this.take);
    this.element.remove();
  }

  private readonly take = (event: MessageEvent): void => {
    if (event.source === null || event.source !== this.element.contentWindow || event.origin !== this.options.bot) return;
    const message = unwrap<ToSite>(event.data);
    if (!message) return;
    this.called = true;
    this.heard(message);
  };
}

/** The chat page's address for a site of the origin `site`. */
export function frameAddress(options: WidgetOptions, site: string): string {
  const url = new URL('/chat', options.bot);
  if (options.site) url.searchParams.set('account', options.site);
  url.searchParams.set('embedded', '1');
  url.searchParams.set('origin', site);
  return url.href;
}
