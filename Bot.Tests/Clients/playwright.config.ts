import { defineConfig } from '@playwright/test';

const flags = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Microsoft's own clients against the real program. CHROMIUM names another browser than Debian's. */
export default defineConfig({
  testDir: '.',
  outputDir: 'test-results/artifacts',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  fullyParallel: true,
  // Some of them wait for the clients' own pauses, so more run at once than there are cores.
  workers: 3,
  // A token lives for a minute at least: who waits for its end begins first.
  projects: [{ name: 'patient', testMatch: '**/expiry.spec.ts' }, { name: 'clients', testIgnore: '**/expiry.spec.ts' }],
  timeout: 60_000,
  expect: { timeout: 20_000 },
  use: {
    actionTimeout: 15_000,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    launchOptions: { executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: flags },
  },
});
