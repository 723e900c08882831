import { defineConfig } from 'vitest/config'
import { assembly } from './scripts/assembly.js'

export default defineConfig({
  plugins: [
    assembly,
    {
      // Code lists are CSV files that the code imports as text, here as in the build.
      name: 'csv-as-text',
      transform: (text, path) =>
        path.endsWith('.csv') ? { code: `export default ${JSON.stringify(text)}`, map: null } : undefined,
    },
  ],
  test: {
    reporters: ['default', './scripts/closing-line.js'],
    setupFiles: ['test/support/each-file.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Many wait for other programs: a machine of two processors would otherwise be half idle.
    maxWorkers: '100%',
    // Files share a process and what it has imported, which would otherwise take as long as a third of the tests. A test
    // that changes something of the process, such as its clock, restores it.
    isolate: false,
  },
})
