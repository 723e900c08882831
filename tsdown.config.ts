import { defineConfig } from 'tsdown'

/** Two entries: the library and the command; code lists are CSV files, taken in as text. */
export default defineConfig({
  entry: { index: 'src/index.ts', cli: 'src/cli/main.ts' },
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  dts: true,
  loader: { '.csv': 'text' },
  outExtensions: () => ({ js: '.js', dts: '.d.ts' }),
})
