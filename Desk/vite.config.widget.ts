import { join } from 'node:path';
import { defineConfig } from 'vite';
import { compressed } from './build/compressed.ts';

const out = join(import.meta.dirname, 'dist/chat');

/** The script with which sites embed the chat page, served at /chat/widget.js: one classic script. Built after the page, into its folder. */
export default defineConfig({
  root: 'src/widget',
  plugins: [compressed(out)],
  build: {
    outDir: out,
    emptyOutDir: false,
    target: 'es2022',
    lib: { entry: 'main.ts', formats: ['iife'], name: 'careBotWidget', fileName: () => 'widget.js' },
  },
});
