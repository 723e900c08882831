import { parseYaml } from '../../brief/product/product.ts'

/** A setting to write into a product’s text; null takes it out. */
export interface Setting {
  readonly path: readonly (string | number)[]
  readonly value: unknown
}

/** The text with settings changed, its comments and order kept; a text that is not valid YAML stays as it is. */
export function withSettings(yaml: string, settings: readonly Setting[]): string {
  try {
    const { document } = parseYaml(yaml, '')
    for (const { path, value } of settings)
      if (value === null) document.deleteIn(path)
      else
        document.setIn(path, document.createNode(value, { flow: !Array.isArray(value) || path.length < 2 }))
    return document.toString({ lineWidth: 110 })
  } catch {
    return yaml // the reader reports what is wrong with it; or a path leads through something that holds nothing
  }
}
