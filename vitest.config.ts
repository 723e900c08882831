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
    include: ['test/**/*.test.ts'],
    reporters: ['default', './scripts/closing-line.js'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Many wait for other programs: a machine of two processors would otherwise be half idle.
    maxWorkers: '100%',
  },
})
