/** Windows narrower or lower than this are a phone's. */
const phone = '(max-width: 480px), (max-height: 480px)';

/** Fits the open panel to a phone's screen: over the whole of it, above the keyboard, with the page behind standing still. */
export class Screen {
  private readonly small = matchMedia(phone);
  private open = false;
  private before: string | undefined;

  constructor(private readonly root: HTMLElement, private readonly changed: (full: boolean) => void, signal: AbortSignal) {
    this.small.addEventListener('change', () => this.fit(), { signal });
    window.visualViewport?.addEventListener('resize', () => this.fit(), { signal });
    window.visualViewport?.addEventListener('scroll', () => this.fit(), { signal });
  }

  /** The panel was opened or closed. */
  lock(open: boolean): void {
    this.open = open;
    this.fit();
  }

  private fit(): void {
    const full = this.small.matches;
    if (this.root.dataset['full'] !== String(full)) {
      this.root.dataset['full'] = String(full);
      this.changed(full);
    }
    this.stand(full && this.open);
    const view = window.visualViewport;
    if (!view || !full || !this.open) return;
    this.root.style.setProperty('--view-height', `${view.height}px`);
    this.root.style.setProperty('--view-top', `${view.offsetTop}px`);
  }

  private stand(still: boolean): void {
    const { style } = document.documentElement;
    if (still && this.before === undefined) {
      this.before = style.overflow;
      style.overflow = 'hidden';
    } else if (!still && this.before !== undefined) {
      style.overflow = this.before;
      this.before = undefined;
    }
  }
}
