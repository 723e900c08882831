import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { packageRoot } from './package-root.ts'

/**
 * The built file of a thread or process at work. They start from `dist/`, also when the code that starts them runs from
 * its sources, because Node itself reads no TypeScript.
 */
export const workerFile = (name: keyof typeof files): string =>
  pathToFileURL(join(packageRoot(), 'dist', files[name])).href

const files = {
  print: 'workers/print.js',
  'print-apart': 'workers/print-apart.js',
  task: 'workers/task.js',
  scan: 'workers/scan.js',
} as const
