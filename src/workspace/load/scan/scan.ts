export { cutIntoParts, type Part } from './byte-ranges.ts'
export { moment } from './deferred.ts'
export { type Hands, handsFor } from './scan-executor.ts'
