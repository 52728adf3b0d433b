import react from '@vitejs/plugin-react'
import mantine from 'postcss-preset-mantine'
import { defineConfig } from 'vite'

/** The desk as static files in `dist`, every one but index.html named by its content. In development the API is the server's own. */
export default defineConfig({
  base: '/',
  plugins: [react()],
  css: { postcss: { plugins: [mantine()] } },
  build: { outDir: 'dist', emptyOutDir: true, target: 'es2023', sourcemap: false, modulePreload: { polyfill: false } },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': { target: 'http://127.0.0.1:4000', changeOrigin: false } },
  },
})
