export { arrivalsTogether } from './load-batcher.ts'
export { insertRows, loadStaged } from './load-staged.ts'
export { withdrawLoad } from './withdraw.ts'
