import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from './package-root.ts'

/**
 * The built file of a worker thread. Threads start from `dist/`, also when the code that starts them runs from
 * its sources, because Node itself reads no TypeScript.
 */
export const workerFile = (name: 'print' | 'read'): string =>
  pathToFileURL(join(packageRoot(), 'dist', 'workers', `${name}.js`)).href
