import { mergeConfig } from 'vitest/config'
import usual from './vitest.config.ts'

const common = { testTimeout: 240_000, hookTimeout: 240_000, isolate: true }
/** Each of these is busy with schemas of its own, and waits for the cluster most of the time. */
const together = ['conformance', 'conformance-sums', 'coverage', 'histories', 'upgrade'].map(
  (name) => `test/scale/${name}.scale.ts`,
)

/** Tests that need a cluster: `npm run test:scale`. They share it, and some take parts of it away. */
const config = mergeConfig(usual, {})
config.test = {
  ...config.test,
  projects: [
    {
      extends: true,
      test: {
        ...common,
        name: 'together',
        include: together,
        maxWorkers: 3,
        sequence: { groupOrder: 0 },
      },
    },
    {
      extends: true,
      test: {
        ...common,
        name: 'alone',
        include: ['test/scale/**/*.scale.ts'],
        exclude: together,
        fileParallelism: false,
        sequence: { groupOrder: 1 },
      },
    },
  ],
}
export default config
