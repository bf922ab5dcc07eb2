import { join } from 'node:path';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';

const out = join(import.meta.dirname, 'dist/chat');

/** The customer's chat page, served at /chat. */
export default defineConfig({
  root: 'src/chat',
  base: '/chat/',
  plugins: [compressed(out)],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/chat/info': 'http://localhost:3978', '/chat/token': 'http://localhost:3978', '/v3': { target: 'http://localhost:3978', ws: true } } },
});
