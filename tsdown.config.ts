import { defineConfig } from 'tsdown'

/** The library, the command, and the threads’ own entries; code lists are CSV files, taken in as text. */
export default defineConfig({
  entry: {
    index: 'src/index.ts',
    cli: 'src/cli/main.ts',
    'workers/print': 'src/workspace/building/print-worker.ts',
    'workers/print-apart': 'src/workspace/building/print-apart.ts',
    'workers/scan': 'src/workspace/loading/scan-worker.ts',
    'workers/read': 'src/desk/reading-worker.ts',
  },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: true,
  loader: { '.csv': 'text' },
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
})
