export { FigureBook } from './figure-book.ts'
export type { BulletinTotals, Origin, Origins } from './figure-context.ts'
export { NoRule } from './unknown-figure-error.ts'
