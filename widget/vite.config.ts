import { fileURLToPath } from 'node:url'
import { type BuildOptions, defineConfig } from 'vite'

const source = (name: string) => fileURLToPath(new URL(`src/${name}`, import.meta.url))

const loader: BuildOptions = {
  emptyOutDir: true,
  lib: { entry: source('loader.ts'), formats: ['iife'], name: 'AtalayaLoader', fileName: () => 'widget.js' },
}
// Not built as a library, whose white space Vite leaves in.
const panel: BuildOptions = {
  emptyOutDir: false,
  modulePreload: false,
  rolldownOptions: { input: source('panel.ts'), preserveEntrySignatures: 'strict', output: { format: 'es', entryFileNames: 'widget-panel.js' } },
}

/**
 * Two scripts in `dist`: `widget.js`, which every page loads and which leaves one name in the page's global scope, and `widget-panel.js`,
 * fetched when somebody opens the chat or comes back to it. `vite build` makes the first, `vite build --mode panel` the second.
 */
export default defineConfig(({ mode }) => ({
  root: fileURLToPath(new URL('.', import.meta.url)),
  publicDir: false,
  build: { outDir: 'dist', target: 'es2022', reportCompressedSize: false, ...(mode === 'panel' ? panel : loader) },
}))
