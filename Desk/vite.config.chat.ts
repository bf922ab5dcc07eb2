import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

const out = join(import.meta.dirname, 'dist/chat');

/** The server sends these as they are: nobody compresses a file twice. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    closeBundle() {
      for (const entry of readdirSync(out, { recursive: true, encoding: 'utf8' })) {
        if (/\.(js|css|svg|html)$/.test(entry)) {
          const bytes = readFileSync(join(out, entry));
          writeFileSync(join(out, `${entry}.gz`), gzipSync(bytes, { level: 9 }));
          writeFileSync(join(out, `${entry}.br`), brotliCompressSync(bytes));
        }
      }
    },
  };
}

/** The customer's chat page, served at /chat. */
export default defineConfig({
  root: 'src/chat',
  base: '/chat/',
  plugins: [compressed()],
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
