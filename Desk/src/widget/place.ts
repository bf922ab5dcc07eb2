/** Keeps an element at the end of the page's body, also where a site exchanges the body or what stands in it without leaving the page. */
export class Place {
  private readonly inBody = new MutationObserver(() => this.look());
  private readonly inPage = new MutationObserver(() => this.settle());

  /** `returned` is called when the element was taken away and put back: a frame inside has begun anew. */
  constructor(private readonly element: HTMLElement, private readonly returned: () => void) {}

  take(): void {
    this.inPage.observe(document.documentElement, { childList: true });
    document.body.append(this.element);
    this.settle();
  }

  leave(): void {
    this.inPage.disconnect();
    this.inBody.disconnect();
    this.element.remove();
  }

  private settle(): void {
    this.inBody.disconnect();
    if (document.body) this.inBody.observe(document.body, { childList: true });
    this.look();
  }

  private look(): void {
    if (this.element.isConnected || !document.body) return;
    document.body.append(this.element);
    this.returned();
  }
}
