import { defineConfig, type UserConfig } from 'tsdown'
import { assembly } from './scripts/assembly.js'
import { importing } from './scripts/importing.js'

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
const common = {
  platform: 'node',
  target: 'node20.19',
  // Each would clear away what the other has built; `scripts/build.js` begins with an empty folder.
  clean: false,
  loader: { '.csv': 'text' },
  plugins: [withoutLocales, assembly],
  deps: {
    alwaysBundle: (id, importer) => bundled.test(id) && !importer?.endsWith('.d.ts'),
    // The engine's own binary lies in its package.
    neverBundle: ['@duckdb/node-bindings'],
    onlyBundle: false,
  },
} satisfies UserConfig

const library: UserConfig = {
  ...common,
  entry: {
    index: 'src/index.ts',
    'workers/print': 'src/workspace/building/print-worker.ts',
    'workers/print-apart': 'src/workspace/building/print-apart.ts',
    'workers/task': 'src/workspace/process/task-worker.ts',
  },
  format: 'esm',
  dts: true,
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
}

/** As CommonJS, of which what is compiled can be kept (see `bin/kept-code.js`). */
const command: UserConfig = {
  ...common,
  entry: { cli: 'src/cli/main.ts', 'workers/scan': 'src/workspace/loading/scan-worker.ts' },
  outDir: 'dist/command',
  format: 'cjs',
  dts: false,
  plugins: [...common.plugins, importing],
  outExtensions: () => ({ js: '.cjs' }),
}

export default defineConfig([library, command])
