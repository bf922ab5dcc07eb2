import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The real program on a database of its own. It can be killed and started again; the database stays until `dispose`. */
export class Bot {
  private readonly folder = mkdtempSync(join(tmpdir(), 'carebot-e2e-'));
  private process: ChildProcess | undefined;
  private output = '';

  private constructor(private readonly port: number, private readonly settings: Record<string, string>) {}

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  static async start(settings: Record<string, string> = open()): Promise<Bot> {
    const bot = new Bot(await freePort(), settings);
    await bot.start();
    return bot;
  }

  /** Starts the program and waits until it can serve. */
  async start(): Promise<void> {
    this.output = '';
    const child = spawn('dotnet', [program()], {
      cwd: this.folder,
      env: {
        ...process.env,
        ASPNETCORE_URLS: this.address,
        ConnectionStrings__CareBot: `Data Source=${join(this.folder, 'carebot.db')}`,
        ...this.settings,
      },
    });
    child.stdout.on('data', (text) => (this.output += text));
    child.stderr.on('data', (text) => (this.output += text));
    this.process = child;
    for (const end = Date.now() + 120_000; Date.now() < end; ) {
      if (child.exitCode !== null) break;
      const ready = await fetch(`${this.address}/health/ready`).catch(() => undefined);
      if (ready?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`The program did not become ready:\n${this.output}`);
  }

  /** Ends the program as a power cut would. */
  async kill(): Promise<void> {
    const child = this.process;
    this.process = undefined;
    if (!child || child.exitCode !== null) return;
    await new Promise((resolve) => {
      child.once('exit', resolve);
      child.kill('SIGKILL');
    });
  }

  /** What the program printed since it was started last. */
  get printed(): string {
    return this.output;
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Hours in which staff are always there. */
export function open(): Record<string, string> {
  return hours(() => '00:00-24:00');
}

/** Hours in which the only opening lies three days ahead, at 09:00, and its weekday's number (0 is Sunday). */
export function closed(): { settings: Record<string, string>; opensOn: number } {
  const jakarta = new Date(Date.now() + 7 * 3_600_000);
  const opensOn = (jakarta.getUTCDay() + 3) % 7;
  return { settings: hours((day) => (day === opensOn ? '09:00-10:00' : '')), opensOn };
}

function hours(of: (day: number) => string): Record<string, string> {
  return Object.fromEntries(weekdays.map((name, day) => [`Hours__Weekly__${name}__0`, of(day)]));
}

function program(): string {
  const folder = join(import.meta.dirname, '../../Bot/bin');
  const built = [process.env['CONFIGURATION'], 'Debug', 'Release']
    .map((configuration) => configuration && join(folder, configuration, 'net10.0', 'CareBot.Bot.dll'))
    .find((path) => path && existsSync(path));
  if (!built) throw new Error('Build the program first: dotnet build Bot');
  return built;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
