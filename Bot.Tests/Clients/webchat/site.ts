import { createReadStream } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Bot } from '../../../Desk/e2e/bot';
import { directLine, generate, reopen } from '../shop';

/** What pages load from Microsoft's content delivery network. */
const bundle = join(import.meta.dirname, '../node_modules/botframework-webchat/dist/webchat.js');

/** The page of a shop as Microsoft's documentation tells to write it. Its conversation stays when it is loaded again. */
const page = (domain: string) => `<!doctype html>
<html lang="id">
<head><meta charset="utf-8"><title>Toko</title><style>html, body, #chat { height: 100%; margin: 0 }</style></head>
<body>
<div id="chat" role="main"></div>
<script src="/webchat.js"></script>
<script>
  (async () => {
    const kept = sessionStorage.getItem('conversation');
    const { token, conversationId } = await (await fetch(kept ? '/token?conversation=' + kept : '/token', { method: 'POST' })).json();
    sessionStorage.setItem('conversation', conversationId);
    const domain = ${JSON.stringify(domain)};
    window.line = window.WebChat.createDirectLine(kept ? { token, domain, conversationId, watermark: '0' } : { token, domain });
    window.WebChat.renderWebChat({ directLine: window.line, locale: 'id-ID', sendTypingIndicator: true }, document.getElementById('chat'));
  })();
</script>
</body>
</html>`;

/** A shop's own web server: the page, and tokens in the visitor's name made with the secret that the page never sees. */
export class Site {
  private constructor(private readonly server: Server) {}

  static async start(bot: Bot): Promise<Site> {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://shop');
      void answer(bot, url, response).catch((fault: unknown) => response.writeHead(500).end(String(fault)));
    });
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve); });
    return new Site(server);
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }
}

async function answer(bot: Bot, url: URL, response: ServerResponse): Promise<void> {
  switch (url.pathname) {
    case '/':
      response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8' }).end(page(directLine(bot)));
      return;
    case '/webchat.js':
      createReadStream(bundle).pipe(response.writeHead(200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
      return;
    case '/token': {
      const kept = url.searchParams.get('conversation');
      const { conversationId, token } = kept ? await reopen(bot, kept) : await generate(bot, { id: 'dl_ana', name: 'Ana' });
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify({ conversationId, token }));
      return;
    }
    default:
      response.writeHead(404).end();
  }
}
