import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A reply as a caller's service address got it. */
export interface Reply {
  readonly path: string;
  readonly authorization: string;
  readonly activity: { type: string; text?: string; conversation?: { id: string } };
}

/** Where a calling bot, or a channel, takes replies. */
export class Channel {
  readonly replies: Reply[] = [];
  private readonly server: Server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    this.replies.push({ path: request.url ?? '', authorization: request.headers.authorization ?? '', activity: JSON.parse(body || '{}') as Reply['activity'] });
    response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ id: `r${this.replies.length}` }));
  });

  async start(): Promise<this> {
    await new Promise<void>((resolve) => { this.server.listen(0, '127.0.0.1', resolve); });
    return this;
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}
