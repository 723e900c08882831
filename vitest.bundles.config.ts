import { mergeConfig } from 'vitest/config'
import usual from './vitest.config.ts'

/** Tests of the bundles that `tools/bundles/bundle.ts` has made: `npm run test:bundles`. */
const config = mergeConfig(usual, {})
config.test = {
  ...config.test,
  projects: undefined,
  include: ['test/bundles/**/*.bundles.ts'],
  fileParallelism: false,
  testTimeout: 900_000,
  hookTimeout: 600_000,
}
export default config
