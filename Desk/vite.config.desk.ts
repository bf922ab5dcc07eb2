import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';
import { themeVariables } from './build/themeVariables.ts';

const out = join(import.meta.dirname, 'dist/desk');
const server = process.env['CAREBOT_URL'] ?? 'http://localhost:3978';

/** The desk, served at /desk. */
export default defineConfig({
  root: 'src/desk',
  base: '/desk/',
  plugins: [react(), themeVariables(), compressed(out)],
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: 'manifest.json',
  },
  server: { proxy: { '/api': server, '/hubs': { target: server, ws: true } } },
});
