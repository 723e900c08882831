import { mergeConfig } from 'vitest/config'
import usual from './vitest.config.ts'

/** Tests that need a cluster: `npm run test:scale`. One file after the other, since they share it. */
const config = mergeConfig(usual, {})
config.test = {
  ...config.test,
  include: ['test/scale/**/*.scale.ts'],
  fileParallelism: false,
  testTimeout: 240_000,
  hookTimeout: 240_000,
}
export default config
