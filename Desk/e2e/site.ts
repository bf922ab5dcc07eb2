import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A shop's own website, of another site than the bot: `localhost`, while the bot is at `127.0.0.1`. */
export class Site {
  /** Who is signed in; nobody if undefined. */
  customer: string | undefined;
  /** The page's tags that include the widget. */
  tags = '';
  private bot = '';
  private secret = '';

  private constructor(private readonly server: Server) {}

  static async start(): Promise<Site> {
    const server = createServer();
    const site = new Site(server);
    server.on('request', (request, response) => {
      if (request.method === 'POST' && request.url === '/chat-token') {
        void site.token().then(([status, body]) => response.writeHead(status, { 'Content-Type': 'application/json' }).end(body));
      } else {
        response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': site.policy }).end(site.page);
      }
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    return site;
  }

  get origin(): string {
    return `http://localhost:${(this.server.address() as AddressInfo).port}`;
  }

  /** Includes the widget once, with these attributes. */
  include(bot: string, attributes: string, secret = ''): void {
    this.bot = bot;
    this.secret = secret;
    this.tags = `<script src="${bot}/chat/widget.js" ${attributes} async></script>`;
  }

  stop(): void {
    this.server.close();
    this.server.closeAllConnections();
  }

  /** What the guide for site owners says a strict site needs, and nothing more. */
  private get policy(): string {
    return `default-src 'none'; style-src 'sha256-${styleDigest}'; script-src ${this.bot}; connect-src 'self' ${this.bot}; frame-src ${this.bot}; img-src 'self'; `
      + "require-trusted-types-for 'script'";
  }

  private get page(): string {
    return `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Kopi Senja</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
      <style>${style}</style>${this.tags}</head><body>
      <header><strong>Kopi Senja</strong><nav aria-label="Utama"><a href="#biji">Biji kopi</a><a href="#alat">Alat seduh</a></nav></header>
      <main><h1>Kopi dari kebun, sampai di meja Anda</h1>
      <p>Disangrai setiap Selasa dan Jumat, dikirim pada hari yang sama.</p>
      <ul>${['Gayo', 'Toraja', 'Kintamani', 'Bajawa', 'Mandailing', 'Flores'].map((name) =>
        `<li><i></i><h2>${name}</h2><p>250 gram · Rp89.000</p><button type="button">Masukkan keranjang</button></li>`).join('')}</ul></main>
      <footer>© Kopi Senja</footer></body></html>`;
  }

  /** As a site's server does it: with the account's secret, for whom it knows. */
  private async token(): Promise<[status: number, body: string]> {
    if (!this.customer) return [204, ''];
    const answer = await fetch(`${this.bot}/v3/directline/tokens/generate`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${this.secret}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ user: { id: this.customer, name: this.customer } }),
    });
    return [answer.status, await answer.text()];
  }
}

const style = `body { margin: 0; font: 16px/1.5 Georgia, serif; color: #2b1d14; background: #fbf7f2; }
  header, footer { display: flex; flex-wrap: wrap; gap: 8px 24px; align-items: center; padding: 18px 24px; background: #3b2417; color: #fff; }
  nav a { color: #fff; margin-right: 16px; } main { max-width: 1000px; margin: 0 auto; padding: 24px; } h1 { font-size: 36px; line-height: 1.15; }
  ul { list-style: none; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 20px; }
  li { background: #fff; border-radius: 8px; padding: 16px; } li i { display: block; height: 120px; border-radius: 6px; background: linear-gradient(135deg, #c08552, #5e3023); }
  li h2 { margin: 12px 0 0; } li button { font: inherit; padding: 8px 14px; border: 0; border-radius: 4px; background: #5e3023; color: #fff; }`;

const styleDigest = createHash('sha256').update(style).digest('base64');
