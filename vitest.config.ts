import { defineConfig } from 'vitest/config'
import { assembly } from './scripts/assembly.js'

/**
 * Tests without processes, sockets and clocks of their own: their files share a thread and what it has imported, which
 * takes as long as most of the tests.
 */
const shareImports = ['brief', 'codes', 'press', 'review', 'samples', 'sources', 'statistics', 'trade']
const sharing = shareImports.map((folder) => `test/${folder}/**/*.test.ts`)

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
    projects: [
      { extends: true, test: { name: 'shared', include: sharing, isolate: false } },
      { extends: true, test: { name: 'isolated', include: ['test/**/*.test.ts'], exclude: sharing } },
    ],
  },
})
