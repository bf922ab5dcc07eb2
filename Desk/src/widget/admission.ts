import type { ChatInfo } from '../chat/directline/api';
import type { WidgetOptions } from './options';

/** `undefined` for `why`: the bot was not reached, and asking again may help. */
export type Admission = { info: ChatInfo } | { why: string | undefined };

const timeLimit = 15_000;

/** Asks the bot whether this page may show the chat. */
export async function askAdmission(options: WidgetOptions, vouches: boolean, call: typeof fetch = fetch): Promise<Admission> {
  const query = options.site ? `?account=${encodeURIComponent(options.site)}` : '';
  try {
    const response = await call(`${options.bot}/chat/info${query}`, { credentials: 'omit', cache: 'no-store', signal: AbortSignal.timeout(timeLimit) });
    const body = (await response.json()) as ChatInfo & { error?: { code?: string } };
    if (response.ok) return admitted(body, options, vouches);
    return { why: refusal(response.status, body.error?.code, options) };
  } catch {
    return { why: undefined };
  }
}

function admitted(info: ChatInfo, options: WidgetOptions, vouches: boolean): Admission {
  if (info.anonymous || vouches) return { info };
  return {
    why: `The account ${name(options)} takes only customers whom the site vouches for. Set data-token-url or window.careBot.token, or set "Anonymous": true for it in the bot's settings.`,
  };
}

/** What the site's owner reads in the console; undefined for what passes by itself. */
export function refusal(status: number, code: string | undefined, options: WidgetOptions, origin: string = location.origin): string | undefined {
  if (code === 'OriginNotTrusted') {
    return `The bot at ${options.bot} does not trust pages of ${origin}. Add this origin to Channels:DirectLine:Accounts:${options.site ?? '<name>'}:TrustedOrigins in its settings.`;
  }
  if (status === 404) {
    return options.site
      ? `The bot at ${options.bot} has no account ${name(options)}. data-site is a name under Channels:DirectLine:Accounts in its settings.`
      : `The bot at ${options.bot} has no account for anonymous customers. Name one in data-site.`;
  }
  return status >= 500 || status === 429 || status === 408 ? undefined : `The bot at ${options.bot} answered ${status}.`;
}

const name = ({ site }: WidgetOptions) => (site ? `"${site}"` : 'of this page');
