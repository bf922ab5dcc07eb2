import { on as textOn } from '../chat/colours';
import type { ChatInfo } from '../chat/directline/api';
import type { ToSite } from '../chat/embedding/protocol';
import { element } from './dom';
import { Listeners } from './events';
import { Frame } from './frame';
import type { Kept } from './kept';
import { Launcher } from './launcher';
import type { WidgetOptions } from './options';
import { Panel } from './panel';
import { Place } from './place';
import { styles } from './styles';
import { freshToken, type TokenFunction } from './tokens';
import { widgetSay } from './words';

/** A frame that has not shown itself after this many milliseconds is not coming. */
const patience = 12_000;
const ownColour = '#0d6155';

/** The chat on a site's page: a button, a panel, and the chat page in a frame of the bot's own origin. */
export class Widget {
  readonly listeners = new Listeners();
  isOpen = false;
  unread = 0;
  private readonly host = element('div', { id: 'carebot-widget' });
  private readonly shadow = this.host.attachShadow({ mode: 'open' });
  private readonly status = element('p', { class: 'unseen', role: 'status' });
  private readonly root: HTMLElement;
  private readonly launcher: Launcher;
  private readonly panel: Panel;
  private frame: Frame | undefined;
  private waiting: ReturnType<typeof setTimeout> | undefined;
  private opener: HTMLElement | undefined;
  private readonly place = new Place(this.host, () => this.frame && this.load());
  private readonly end = new AbortController();

  constructor(
    private readonly options: WidgetOptions,
    private readonly info: ChatInfo,
    private readonly kept: Kept,
    private readonly tokens: () => TokenFunction | undefined,
  ) {
    const { side, theme, launcher } = options;
    this.root = element('aside', { class: 'root', 'data-side': side, 'data-theme': theme, 'data-launcher': String(launcher) });
    this.launcher = new Launcher('panel', () => this.toggle());
    const { signal } = this.end;
    this.panel = new Panel('panel', this.root, { close: () => this.close(), retry: () => this.load() }, signal);
    this.launcher.element.hidden = !launcher;
    this.dress();
    this.root.append(this.launcher.element, this.panel.element, this.status);
    this.shadow.append(this.root);
    this.root.addEventListener('keydown', (event) => event.key === 'Escape' && !event.isComposing && this.close());
    addEventListener('online', () => this.panel.state === 'failed' && this.load(), { signal });
  }

  /** Shows the button. The frame follows when the customer opens the panel, or at once if an answer may come before. */
  mount(): void {
    this.draw();
    this.place.take();
    if (this.kept.expectsAnswers) this.load();
  }

  open(): void {
    if (this.isOpen) return;
    this.opener = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : undefined;
    this.isOpen = true;
    this.draw();
    if (!this.frame || this.panel.state === 'failed') this.load();
    this.panel.focus();
    this.frame?.tell({ type: 'visible', open: true });
    this.listeners.tell('open', undefined);
  }

  close(): void {
    if (!this.isOpen) return;
    const inside = this.shadow.activeElement !== null;
    this.isOpen = false;
    this.draw();
    this.frame?.tell({ type: 'visible', open: false });
    if (inside) this.giveFocusBack();
    this.listeners.tell('close', undefined);
  }

  toggle(): void {
    if (this.isOpen) this.close();
    else this.open();
  }

  /** Leaves nothing of the customer on this device, for example when they sign out. The next opening begins a new conversation. */
  forget(): void {
    this.close();
    this.frame?.remove();
    this.frame = undefined;
    clearTimeout(this.waiting);
    this.kept.forgetCustomer();
    this.count(0);
  }

  /** Takes the widget off the page. What the customer wrote stays; the same script can put a new one there. */
  remove(): void {
    this.close();
    clearTimeout(this.waiting);
    this.frame?.remove();
    this.end.abort();
    this.place.leave();
  }

  private load(): void {
    this.frame?.remove();
    clearTimeout(this.waiting);
    this.frame = new Frame(this.options, this.title(), (message) => this.hear(message));
    this.panel.put(this.frame.element);
    this.waiting = setTimeout(() => {
      this.panel.state = 'failed';
      this.draw();
    }, patience);
    this.draw();
  }

  private hear(message: ToSite): void {
    switch (message.type) {
      case 'ready':
        return this.begin();
      case 'shown':
        return this.shown();
      case 'close':
        return this.close();
      case 'write':
        this.kept.write(message.key, message.value);
        return message.key === 'language' ? this.draw() : undefined;
      case 'forget':
        return this.kept.forget(message.key);
      case 'unread':
        return this.count(Number.isSafeInteger(message.count) && message.count > 0 ? message.count : 0);
      case 'token':
        return void this.vouch(message.id);
    }
  }

  private begin(): void {
    const { theme, colour } = this.options;
    this.frame?.tell({
      type: 'start', kept: this.kept.all(), languages: this.languages(), vouched: this.tokens() !== undefined, open: this.isOpen,
      ...(theme ? { theme } : {}), ...(colour ? { colour } : {}),
    });
  }

  private shown(): void {
    clearTimeout(this.waiting);
    const inside = this.shadow.activeElement !== null;
    this.panel.state = 'shown';
    this.draw();
    // Who has gone on to something else meanwhile is not called back.
    if (!this.isOpen || !inside) return;
    this.panel.focus();
    this.frame?.tell({ type: 'visible', open: true });
  }

  private async vouch(id: number): Promise<void> {
    const frame = this.frame;
    const source = this.tokens();
    try {
      const token = source && (await freshToken(source));
      frame?.tell({ type: 'token', id, ...(token ? { token } : {}) });
    } catch (fault) {
      console.error('CareBot: no token from the site.', fault);
      frame?.tell({ type: 'token', id, failed: true });
      this.listeners.tell('error', fault instanceof Error ? fault.message : String(fault));
    }
  }

  private count(unread: number): void {
    if (unread === this.unread) return;
    const more = unread > this.unread;
    this.unread = unread;
    this.draw();
    this.status.textContent = more && !this.isOpen ? this.say()('arrived', { n: unread }) : '';
    this.listeners.tell('unread', unread);
  }

  private giveFocusBack(): void {
    const outside = this.opener !== this.host && this.opener?.isConnected ? this.opener : undefined;
    (outside ?? this.launcher.element).focus({ preventScroll: true });
  }

  private dress(): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    this.shadow.adoptedStyleSheets = [sheet];
    const brand = this.options.colour ?? ownColour;
    const { side, bottom } = this.options.distance;
    const values = { '--brand': brand, '--on-brand': textOn(brand), '--side': `${side}px`, '--bottom': `${bottom}px` };
    for (const [name, value] of Object.entries(values)) this.root.style.setProperty(name, value);
  }

  private draw(): void {
    const say = this.say();
    this.root.setAttribute('aria-label', say('chat'));
    this.launcher.draw(say, this.isOpen, this.unread);
    this.panel.draw(say, this.isOpen, this.title());
  }

  private title(): string {
    return this.say()('dialog', { shop: this.info.brand });
  }

  private say() {
    return widgetSay([this.kept.language ?? '', ...this.languages()]);
  }

  /** What the site asks for, then the language of its page, then those of the browser. */
  private languages(): string[] {
    return [this.options.language ?? '', document.documentElement.lang, ...navigator.languages].filter((tag) => tag !== '');
  }
}
