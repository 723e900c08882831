import { defineConfig } from 'vite'

/** The browser’s side of the desk, into `dist/web`. Everything is a file of our own: nothing inline, nothing from elsewhere. */
export default defineConfig({
  root: import.meta.dirname,
  logLevel: 'warn',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // What several pages share is one file, so that the first page is soon there.
      output: { codeSplitting: { groups: [{ name: 'shared', minShareCount: 2 }] } },
    },
    license: { fileName: 'LICENSES.md' },
  },
})
