import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Writes each text file of `out` in its compressed forms too: the server sends them as they are, and nobody compresses a file twice. */
export function compressed(out: string): Plugin {
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
