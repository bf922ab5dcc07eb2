import { drawing, element } from './dom';
import type { WidgetSay } from './words';

const speech = 'M12 3C6.800 3 2.500 6.600 2.500 11c0 2.500 1.400 4.800 3.600 6.200-.1 1-.5 2.200-1.300 3.300-.2.3 0 .7.4.6 1.900-.3 3.500-1.100 4.700-2.200.7.100 1.400.200 2.100.200 5.200 0 9.500-3.600 9.500-8.100S17.200 3 12 3Z';
const arrow = 'M6 9.500l6 6 6-6';

/** The round button that opens and closes the panel, with the number of answers that nobody has seen. */
export class Launcher {
  readonly element: HTMLButtonElement;
  private readonly badge = element('span', { class: 'badge', 'aria-hidden': 'true', hidden: '' });

  constructor(panelId: string, press: () => void) {
    this.element = element('button', { type: 'button', class: 'launcher', 'aria-expanded': 'false', 'aria-controls': panelId, 'aria-haspopup': 'dialog' },
      drawing('speak', speech, { fill: 'currentColor' }),
      drawing('down', arrow, { fill: 'none', stroke: 'currentColor', 'stroke-width': '2.25', 'stroke-linecap': 'round', 'stroke-linejoin': 'round' }),
      this.badge);
    this.element.addEventListener('click', press);
  }

  draw(say: WidgetSay, open: boolean, unread: number): void {
    const label = open ? say('close') : unread > 0 ? say('openUnread', { n: unread }) : say('open');
    this.element.setAttribute('aria-expanded', String(open));
    this.element.setAttribute('aria-label', label);
    this.element.title = label;
    this.badge.hidden = open || unread === 0;
    this.badge.textContent = unread > 9 ? '9+' : String(unread);
  }
}
