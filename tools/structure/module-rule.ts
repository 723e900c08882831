import { posix } from 'node:path'
import type { SourceGraph } from './source-graph.ts'

/** An import that the module rule forbids. */
export interface ForbiddenImport {
  readonly from: string
  readonly line: number
  readonly to: string
  readonly reason: string
}

/** The file that bears its folder's name is the entry point of the folder. */
export const isEntryPoint = (file: string): boolean =>
  posix.basename(file).replace(/\.tsx?$/, '') === posix.basename(posix.dirname(file))

/**
 * Reads the table of layers in `docs/maintainer.md`: its rows that begin with a folder of `src`, from the lowest layer
 * to the highest. A layer imports itself and the layers above it in the table.
 *
 * @throws Error where there is no such table.
 */
export function readLayers(markdown: string): string[] {
  const layers = [...markdown.matchAll(/^\| `(src\/[\w.-]+)\/?` \|/gm)].flatMap(([, layer]) => layer ?? [])
  if (layers.length === 0) throw new Error('docs/maintainer.md has no table of layers')
  return layers
}

/** Imports of a layer that comes later in the table, and layers that are missing from it. */
export function findLayerFaults(graph: SourceGraph, layers: readonly string[]): ForbiddenImport[] {
  const layerOfFile = (file: string) =>
    layers.findIndex((layer) => file === layer || file.startsWith(`${layer}/`))
  return listEdges(graph).flatMap((edge) => {
    const [from, to] = [layerOfFile(edge.from), layerOfFile(edge.to)]
    if (from === -1 || to === -1)
      return { ...edge, reason: 'a folder that is missing from the table of layers' }
    return from < to ? { ...edge, reason: `${layers[from]} must not import ${layers[to]}` } : []
  })
}

/** Imports from outside a folder of a file that is not the folder's entry point. */
export function findEntryPointFaults(graph: SourceGraph): ForbiddenImport[] {
  return listEdges(graph).flatMap((edge) => {
    const folder = posix.dirname(edge.to)
    const isInside = edge.from.startsWith(`${folder}/`)
    if (isInside || isEntryPoint(edge.to)) return []
    return { ...edge, reason: `outside ${folder}, import ${folder}/${posix.basename(folder)}.ts` }
  })
}

const listEdges = (graph: SourceGraph) =>
  [...graph.values()].flatMap(({ file, imports }) =>
    imports.map(({ target, line }) => ({ from: file, line, to: target })),
  )
