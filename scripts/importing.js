import { parseSync, Visitor } from 'rolldown/utils'

/**
 * Has built CommonJS import what it imports as it goes with `module.importing`, where it is started with one: code that
 * V8 has kept, and takes up again, cannot import by itself (see `bin/kept-code.js`).
 */
export const importing = {
  name: 'importing',
  renderChunk(code) {
    const found = []
    new Visitor({ ImportExpression: ({ start }) => found.push(start) }).visit(
      parseSync('chunk.cjs', code).program,
    )
    if (found.length === 0) return null
    const parts = [0, ...found.map((start) => start + 'import'.length)].map((from, at) =>
      code.slice(from, found[at]),
    )
    return { code: `const importing = module.importing ?? ((id) => import(id));\n${parts.join('importing')}` }
  },
}
