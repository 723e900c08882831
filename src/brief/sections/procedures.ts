import { memberName } from './names.ts'
import { structureSection } from './structure.ts'

/** 贸易方式结构: by customs procedure, the largest first. The data must have been downloaded with 贸易方式. */
export const procedures = structureSection('procedures', {
  by: 'procedure',
  needs: ['procedure'],
  members: ({ book }, flow, window) => book.ranking(flow, 'procedure', window, Number.POSITIVE_INFINITY),
  name: (writing, code, form) => memberName(writing, 'procedure', code, form),
})
