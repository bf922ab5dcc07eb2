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
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What every page needs lies in one file: it compresses better than in many, and changes less often than our own.
          groups: [
            { name: 'base', test: /node_modules[\\/](?:react|react-dom|scheduler|@tanstack|i18next|react-i18next|@microsoft|void-elements|html-parse-stringify)[\\/]/ },
            { name: 'shared', minShareCount: 3 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': server, '/hubs': { target: server, ws: true } } },
});
