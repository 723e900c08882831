import { defineConfig } from 'tsdown'
import { assembly } from './scripts/assembly.js'

/**
 * Libraries that come into `dist/` with our own code: hundreds of small modules take longer to find, read and compile
 * one by one than the command takes to do its work. What types say of them still refers to the packages.
 */
const bundled =
  /^(?:commander|yaml|zod|picomatch|@hono\/zod-openapi|@duckdb\/node-api|d3-\w+|mdast-util-from-markdown|micromark-extension-cjk-friendly)(?:\/|$)/

/** Zod's messages in fifty languages, of which ours need none: half of its text, to be read with each command. */
const withoutLocales = {
  name: 'without-locales',
  resolveId: (id: string, importer?: string) =>
    importer && /[\\/]zod[\\/]v4[\\/]/.test(importer) && id.endsWith('/locales/index.js') ? noLocales : null,
  load: (id: string) => (id === noLocales ? 'export {}' : null),
}
const noLocales = '\0no-locales'

/** Code lists are CSV files, taken in as text. */
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    cli: 'src/cli/cli.ts',
    'workers/print': 'src/workspace/build/print/print-worker.ts',
    'workers/print-apart': 'src/workspace/build/print/pdf-process.ts',
    'workers/task': 'src/workspace/tasks/task-worker.ts',
    'workers/scan': 'src/workspace/load/scan/scan-worker.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: true,
  loader: { '.csv': 'text' },
  plugins: [withoutLocales, assembly],
  deps: {
    alwaysBundle: (id, importer) => bundled.test(id) && !importer?.endsWith('.d.ts'),
    // The engine's own binary lies in its package.
    neverBundle: ['@duckdb/node-bindings'],
    onlyBundle: false,
  },
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
})
