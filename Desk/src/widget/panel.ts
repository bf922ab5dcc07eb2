import { element } from './dom';
import { Screen } from './screen';
import type { WidgetSay } from './words';

export type PanelState = 'loading' | 'shown' | 'failed';

interface PanelEvents {
  close(): void;
  retry(): void;
}

/** What opens: beside the button on a desktop, over everything on a phone. Until the frame is there it says what it waits for. */
export class Panel {
  readonly element: HTMLDivElement;
  private readonly text = element('p', { role: 'status' });
  private readonly retry = element('button', { type: 'button', class: 'strong' });
  private readonly dismiss = element('button', { type: 'button' });
  private readonly edges = [0, 1].map(() => element('span', { class: 'edge', tabindex: '-1' }));
  private readonly screen: Screen;
  private frame: HTMLIFrameElement | undefined;
  private current: PanelState = 'loading';

  constructor(id: string, root: HTMLElement, events: PanelEvents, end: AbortSignal) {
    this.element = element('div', { id, class: 'panel', role: 'dialog', tabindex: '-1', hidden: '', 'data-state': 'loading' },
      element('div', { class: 'wait' }, element('i'), this.text, element('div', { class: 'choices' }, this.retry, this.dismiss)),
      ...this.edges);
    this.retry.addEventListener('click', () => events.retry());
    this.dismiss.addEventListener('click', () => events.close());
    // On a phone the panel covers the page: who tabs out at one end comes in again.
    for (const edge of this.edges) edge.addEventListener('focus', () => this.frame?.focus());
    this.screen = new Screen(root, (full) => this.cover(full), end);
  }

  get state(): PanelState {
    return this.current;
  }

  set state(state: PanelState) {
    this.current = state;
    this.element.dataset['state'] = state;
    this.retry.hidden = state !== 'failed';
  }

  put(frame: HTMLIFrameElement): void {
    this.frame = frame;
    this.state = 'loading';
    this.edges[1]?.before(frame);
  }

  draw(say: WidgetSay, open: boolean, title: string): void {
    this.element.setAttribute('aria-label', title);
    this.frame?.setAttribute('title', title);
    this.text.textContent = say(this.current === 'failed' ? 'unreachable' : 'loading');
    this.retry.textContent = say('retry');
    this.dismiss.textContent = say('close');
    this.element.hidden = !open;
    this.screen.lock(open);
  }

  /** Moves the focus into the frame, or onto the panel while there is nothing in it. */
  focus(): void {
    (this.current === 'shown' && this.frame ? this.frame : this.element).focus({ preventScroll: true });
  }

  private cover(full: boolean): void {
    if (full) this.element.setAttribute('aria-modal', 'true');
    else this.element.removeAttribute('aria-modal');
    for (const edge of this.edges) edge.tabIndex = full ? 0 : -1;
  }
}
