import { Bot, open } from '../../Desk/e2e/bot';

/** The secret that the shop's own server keeps. */
export const secret = 'a-secret-that-only-the-shop-knows';

/** Settings of a bot with one site, in hours in which staff are always there. */
export function withSite(more: Record<string, string> = {}): Record<string, string> {
  return { ...open(), Channels__DirectLine__Accounts__shop__Id: 'shop', Channels__DirectLine__Accounts__shop__Secret: secret, ...more };
}

/** Where a bot's Direct Line is. */
export const directLine = (bot: Bot) => `${bot.address}/v3/directline`;

/** What the service answers about a conversation. */
export interface Conversation {
  readonly conversationId: string;
  readonly token: string;
  readonly expires_in: number;
  readonly streamUrl?: string;
}

/** What the shop's server does for a visitor: a token for a new conversation in the name of a user. */
export function generate(bot: Bot, user?: { id: string; name?: string }): Promise<Conversation> {
  return ask(bot, 'POST', '/tokens/generate', user ? { user } : {});
}

/** What the shop's server does for a visitor who comes back: a fresh token for the conversation they had. */
export function reopen(bot: Bot, conversation: string): Promise<Conversation> {
  return ask(bot, 'GET', `/conversations/${conversation}`);
}

async function ask(bot: Bot, method: string, path: string, body?: object): Promise<Conversation> {
  const answer = await fetch(`${directLine(bot)}${path}`, {
    method,
    headers: { Authorization: `Bearer ${secret}`, 'Content-Type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Conversation;
}
