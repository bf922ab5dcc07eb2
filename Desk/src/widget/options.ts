import { hexColour } from '../chat/colours';
import { webOrigin } from '../chat/embedding/protocol';

/** What stands in the script tag, checked. */
export interface WidgetOptions {
  /** Origin of the bot, where the script came from. */
  bot: string;
  /** Name of the Direct Line account; undefined: the bot's first one for anonymous customers. */
  site: string | undefined;
  language: string | undefined;
  side: 'left' | 'right';
  theme: 'light' | 'dark' | undefined;
  /** `#rrggbb`. */
  colour: string | undefined;
  /** Absolute address of the site's own server that answers with a token. */
  tokenUrl: string | undefined;
  /** Distance of the button from the window's side and bottom, in CSS pixels, 0 to 400. */
  distance: { side: number; bottom: number };
  /** Whether the button is shown; without it the site opens the panel through the API. */
  launcher: boolean;
}

type Attributes = Readonly<Record<string, string | undefined>>;

/** Reads the script's `data-` attributes. Each fault says what was found and what is allowed; the default stands in for a faulty value. */
export function readOptions(data: Attributes, script: string, page: string): { options: WidgetOptions; faults: string[] } {
  const faults: string[] = [];
  const oneOf = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T => {
    const found = data[key(name)];
    if (found === undefined || (allowed as readonly string[]).includes(found)) return (found as T | undefined) ?? otherwise;
    faults.push(`data-${name}="${found}" is not one of ${allowed.join(', ')}.`);
    return otherwise;
  };
  const pixels = (name: string, otherwise: number): number => {
    const found = data[key(name)];
    if (found === undefined) return otherwise;
    if (/^\d{1,3}$/.test(found) && Number(found) <= 400) return Number(found);
    faults.push(`data-${name}="${found}" is not a whole number of pixels from 0 to 400.`);
    return otherwise;
  };
  const theme = oneOf('theme', ['auto', 'light', 'dark'], 'auto');
  const options: WidgetOptions = {
    bot: new URL(script, page).origin,
    site: data['site'] || undefined,
    language: data['language'] || undefined,
    side: oneOf('position', ['right', 'left'], 'right'),
    theme: theme === 'auto' ? undefined : theme,
    colour: colour(data, faults),
    tokenUrl: tokenUrl(data, page, faults),
    distance: { side: pixels('side', 20), bottom: pixels('bottom', 20) },
    launcher: oneOf('launcher', ['true', 'false'], 'true') === 'true',
  };
  return { options, faults };
}

/** The name under which a script's `dataset` has the attribute. */
const key = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

function colour(data: Attributes, faults: string[]): string | undefined {
  const found = data['colour'] ?? data['color'];
  if (found === undefined) return undefined;
  const read = hexColour(found.trim());
  if (!read) faults.push(`data-colour="${found}" is not a colour such as #0d6155.`);
  return read;
}

function tokenUrl(data: Attributes, page: string, faults: string[]): string | undefined {
  const found = data['tokenUrl'];
  if (found === undefined) return undefined;
  try {
    const url = new URL(found, page);
    if (webOrigin(url.origin)) return url.href;
  } catch {
    // Said below.
  }
  faults.push(`data-token-url="${found}" is not an address such as /chat-token or https://shop.example/chat-token.`);
  return undefined;
}
