import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import jwt, { type SignOptions } from 'jsonwebtoken';

/** A tenant that the Bot Framework trusts for calls between bots. */
export const tenant = 'd6d49420-f39b-4df7-a1dc-d59a935871db';
const endorsements = ['webchat', 'directline'];

/** Microsoft's login service and the Bot Connector's signing keys, played by a server of ours. */
export class Identity {
  readonly kid = 'a-key';
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** The scopes that tokens were asked for. */
  readonly scopes: string[] = [];
  private readonly server: Server;

  private constructor(private readonly secrets: Record<string, string>) {
    ({ privateKey: this.privateKey, publicKey: this.publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 }));
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  /** @param secrets the client secret of each app id. */
  static async start(secrets: Record<string, string>): Promise<Identity> {
    const identity = new Identity(secrets);
    await new Promise<void>((resolve) => { identity.server.listen(0, '127.0.0.1', resolve); });
    return identity;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Metadata of those who sign for channels, and for bots and the Emulator. */
  get channelMetadata(): string {
    return `${this.address}/channel/metadata`;
  }

  get botMetadata(): string {
    return `${this.address}/bot/metadata`;
  }

  /** A token, valid for an hour unless the claims or options say otherwise. */
  sign(claims: object, options: SignOptions = {}, key: jwt.Secret = this.privateKey): string {
    return jwt.sign(claims, key, { algorithm: 'RS256', keyid: this.kid, ...('exp' in claims ? {} : { expiresIn: '1h' }), ...options });
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', this.address).pathname;
    const found = path.endsWith('/metadata') ? this.metadata(path.split('/')[1] ?? '')
      : path.endsWith('/keys') ? { keys: [{ ...this.publicKey.export({ format: 'jwk' }), use: 'sig', kid: this.kid, ...(path.startsWith('/channel') && { endorsements }) }] }
      : path === `/${tenant}/oauth2/v2.0/token` ? this.token(new URLSearchParams(await text(request)))
      : undefined;
    const status = found === undefined ? 404 : 'error' in found ? 401 : 200;
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(found ?? {}));
  }

  private metadata(whose: string): object {
    return { issuer: whose, jwks_uri: `${this.address}/${whose}/keys`, id_token_signing_alg_values_supported: ['RS256'] };
  }

  private token(form: URLSearchParams): object {
    const client = form.get('client_id') ?? '';
    const scope = /^(.+)\/\.default/.exec(form.get('scope') ?? '')?.[1];
    if (form.get('grant_type') !== 'client_credentials' || form.get('client_secret') !== this.secrets[client] || !scope) return { error: 'invalid_client' };
    this.scopes.push(scope);
    const claims = { iss: `https://login.microsoftonline.com/${tenant}/v2.0`, aud: scope, azp: client, ver: '2.0' };
    return { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: this.sign(claims) };
  }
}

async function text(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}
