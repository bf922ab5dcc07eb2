type Child = Node | string;

/** An element with attributes (those that are undefined are left out) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K, attributes: Record<string, string | undefined> = {}, ...children: Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/** A drawing of one path, 30 pixels wide, in the colour of its text. */
export function drawing(name: string, path: string, look: Record<string, string>): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = document.createElementNS(svg.namespaceURI, 'path');
  line.setAttribute('d', path);
  const all = { class: name, viewBox: '0 0 24 24', width: '30', height: '30', 'aria-hidden': 'true', focusable: 'false', ...look };
  for (const [key, value] of Object.entries(all)) svg.setAttribute(key, value);
  svg.append(line);
  return svg;
}
