import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from './package-root.ts'

/**
 * The built file of a thread or process at work. They start from `dist/`, also when the code that starts them runs from
 * its sources, because Node itself reads no TypeScript.
 */
export const workerFile = (name: 'print' | 'print-apart' | 'read' | 'scan'): string =>
  pathToFileURL(join(packageRoot(), 'dist', 'workers', `${name}.js`)).href
