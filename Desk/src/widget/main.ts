import { Pause, pause } from '../chat/directline/backoff';
import { browserMemory } from '../chat/memory';
import { askAdmission } from './admission';
import type { WidgetEvents } from './events';
import { Kept } from './kept';
import { readOptions, type WidgetOptions } from './options';
import { tokenSource, type TokenFunction } from './tokens';
import { Widget } from './widget';

/** What the site's own scripts use, once the window's event `carebot:ready` has come. */
interface CareBotApi {
  open(): void;
  close(): void;
  toggle(): void;
  /** Leaves nothing of the customer on this device. */
  forget(): void;
  /** Takes the widget off this page; the script, included again, puts it back. */
  remove(): void;
  /** Adds a listener; the function returned takes it away. */
  on<K extends keyof WidgetEvents>(event: K, listener: (value: WidgetEvents[K]) => void): () => void;
  readonly isOpen: boolean;
  readonly unread: number;
}

declare global {
  interface Window {
    CareBot?: CareBotApi;
    /** The site's own settings, set before the script. */
    careBot?: { token?: TokenFunction };
  }
}

const once = Symbol.for('carebot.widget');

function start(script: HTMLScriptElement): void {
  const { options, faults } = readOptions(script.dataset, script.src, location.href);
  const here = window as unknown as Record<symbol, WidgetOptions | undefined>;
  const before = here[once];
  if (before) {
    if (before.site !== options.site) console.warn(`CareBot: one widget a page. data-site="${before.site ?? ''}" came first.`);
    return;
  }
  here[once] = options;
  for (const fault of faults) console.warn(`CareBot: ${fault} The default is used.`);
  void admit(options);
}

/** Shows the widget if the bot lets this page, and says in the console why not. */
async function admit(options: WidgetOptions): Promise<void> {
  const tokens = () => tokenSource(window.careBot?.token, options.tokenUrl);
  const waiting = new Pause();
  addEventListener('online', () => waiting.cut());
  for (let attempt = 1; ; attempt++) {
    const admission = await askAdmission(options, tokens() !== undefined);
    if ('info' in admission) {
      const kept = new Kept(browserMemory(`carebot.${options.bot}.${options.site ?? ''}/`));
      return offer(new Widget(options, admission.info, kept, tokens));
    }
    if (admission.why !== undefined) return console.error(`CareBot: ${admission.why}`);
    await waiting.wait(6 * pause(attempt));
  }
}

function offer(widget: Widget): void {
  const show = () => {
    widget.mount();
    window.CareBot = {
      open: () => widget.open(),
      close: () => widget.close(),
      toggle: () => widget.toggle(),
      forget: () => widget.forget(),
      remove: () => {
        widget.remove();
        delete window.CareBot;
        delete (window as unknown as Record<symbol, WidgetOptions | undefined>)[once];
      },
      on: (event, listener) => widget.listeners.on(event, listener),
      get isOpen() { return widget.isOpen; },
      get unread() { return widget.unread; },
    };
    dispatchEvent(new Event('carebot:ready'));
  };
  if (document.body) show();
  else addEventListener('DOMContentLoaded', show, { once: true });
}

const running = document.currentScript ?? document.querySelector('script[src*="/chat/widget.js"]');
if (running instanceof HTMLScriptElement) start(running);
else console.error('CareBot: include widget.js with a script tag.');
