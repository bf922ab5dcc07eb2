/** Gives a Direct Line token that says who the customer is; nothing while nobody is signed in. */
export type TokenFunction = () => Promise<string | null | undefined> | string | null | undefined;

/** The site's own function if it set one, else its server's address; undefined if the site vouches for nobody. */
export function tokenSource(own: unknown, url: string | undefined, call: typeof fetch = fetch): TokenFunction | undefined {
  if (typeof own === 'function') return own as TokenFunction;
  return url ? () => askServer(url, call) : undefined;
}

/**
 * A fresh token.
 * @throws when the source fails or gives something else than a text.
 */
export async function freshToken(source: TokenFunction): Promise<string | undefined> {
  const given: unknown = await source();
  if (given === null || given === undefined || given === '') return undefined;
  if (typeof given === 'string') return given;
  throw new Error('window.careBot.token gave something else than a token or nothing.');
}

/** The site's server answers `{"token": "…"}`, as the bot's `tokens/generate` does, or 204 if nobody is signed in. */
async function askServer(url: string, call: typeof fetch): Promise<string | undefined> {
  const response = await call(url, { method: 'POST', headers: { Accept: 'application/json' }, credentials: 'include', cache: 'no-store' });
  if (response.status === 204) return undefined;
  if (!response.ok) throw new Error(`data-token-url answered ${response.status}.`);
  const { token } = (await response.json()) as { token?: unknown };
  if (typeof token === 'string' || token === null) return token ?? undefined;
  throw new Error('data-token-url answered without a "token".');
}
