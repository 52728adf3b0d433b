import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, defineConfig, type InlineConfig, type Plugin } from 'vite'

const MOST_BYTES = 20 * 1024
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const shared = { outDir: 'dist', target: 'es2022', reportCompressedSize: false }

// Not built as a library, whose white space Vite leaves in.
const panel: InlineConfig = {
  configFile: false,
  root: path('.'),
  publicDir: false,
  logLevel: 'warn',
  build: {
    ...shared,
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: { input: path('src/panel.ts'), preserveEntrySignatures: 'strict', output: { format: 'es', entryFileNames: 'widget-panel.js' } },
  },
}

/** Builds the panel beside the button, and fails when both together are more than 20 kB as they travel. */
function panelAndSize(): Plugin {
  return {
    name: 'panel-and-size',
    apply: 'build',
    async closeBundle() {
      await build(panel)
      const sizes = ['widget.js', 'widget-panel.js'].map((name) => gzipSync(readFileSync(path(`dist/${name}`)), { level: 9 }).length)
      const total = sizes.reduce((sum, size) => sum + size, 0)
      if (total > MOST_BYTES) throw new Error(`The widget is ${total} bytes gzipped, more than ${MOST_BYTES}.`)
      process.stdout.write(`the widget is ${sizes.join(' + ')} = ${total} of ${MOST_BYTES} bytes gzipped\n`)
    },
  }
}

/**
 * Two scripts in `dist`: `widget.js`, which every page loads and which leaves one name in the page's global scope, and `widget-panel.js`,
 * fetched when somebody opens the chat or comes back to it.
 */
export default defineConfig({
  root: path('.'),
  publicDir: false,
  plugins: [panelAndSize()],
  build: {
    ...shared,
    emptyOutDir: true,
    lib: { entry: path('src/loader.ts'), formats: ['iife'], name: 'AtalayaLoader', fileName: () => 'widget.js' },
  },
})
