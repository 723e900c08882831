import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'

/** One source file with what other files it imports, type imports and dynamic imports included. */
export interface SourceNode {
  /** Relative to the root of the repository, with `/`. */
  readonly file: string
  readonly tree: ts.SourceFile
  readonly imports: readonly ImportEdge[]
}

export interface ImportEdge {
  readonly target: string
  /** Line of the importing file, from 1. */
  readonly line: number
  /** Whether the names are exported again. */
  readonly isReExport: boolean
}

export type SourceGraph = ReadonlyMap<string, SourceNode>

/** Files of the scanner are AssemblyScript: they follow their compiler's rules for imports. */
const isAssemblyScript = (file: string) => file.includes('/scan/kernel/')

/** Lists the files that git knows or would take up below some folders, relative to the root. */
export function listFiles(root: string, folders: readonly string[]): string[] {
  const args = ['-C', root, '-c', 'core.quotepath=off', 'ls-files', '-co', '--exclude-standard', ...folders]
  const listed = execFileSync('git', args, { encoding: 'utf8', maxBuffer: 1 << 28 }).split('\n')
  return listed.filter((file) => file !== '' && existsSync(join(root, file)))
}

/** Parses the TypeScript files below some folders and resolves their relative imports. */
export function readSourceGraph(root: string, folders: readonly string[]): SourceGraph {
  const files = listFiles(root, folders).filter((file) => /\.tsx?$/.test(file) && !isAssemblyScript(file))
  const seen = new Set(files)
  return new Map(
    files.map((file): [string, SourceNode] => {
      const text = readFileSync(join(root, file), 'utf8')
      const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
      const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind)
      return [file, { file, tree, imports: findImports(tree, file).filter(({ target }) => seen.has(target)) }]
    }),
  )
}

function findImports(tree: ts.SourceFile, file: string): ImportEdge[] {
  const edges: ImportEdge[] = []
  const visit = (node: ts.Node): void => {
    const specifier = specifierOfImport(node)
    if (specifier?.text.startsWith('.')) {
      const target = posix.normalize(posix.join(posix.dirname(file), specifier.text))
      edges.push({
        target,
        line: tree.getLineAndCharacterOfPosition(specifier.getStart()).line + 1,
        isReExport: ts.isExportDeclaration(node),
      })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return edges
}

function specifierOfImport(node: ts.Node): ts.StringLiteral | undefined {
  const specifier =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)
          ? node.argument.literal
          : undefined
  return specifier && ts.isStringLiteral(specifier) ? specifier : undefined
}

/** Groups of files that import each other in a circle (strongly connected components of more than one file). */
export function findCycles(graph: SourceGraph): string[][] {
  const cycles: string[][] = []
  const order = new Map<string, number>()
  const lowest = new Map<string, number>()
  const stack: string[] = []
  const connect = (file: string): void => {
    order.set(file, order.size)
    lowest.set(file, order.get(file) ?? 0)
    stack.push(file)
    for (const { target } of graph.get(file)?.imports ?? []) {
      if (!order.has(target)) connect(target)
      if (stack.includes(target)) lowest.set(file, Math.min(lowest.get(file) ?? 0, lowest.get(target) ?? 0))
    }
    if (lowest.get(file) !== order.get(file)) return
    const component = stack.splice(stack.indexOf(file))
    if (component.length > 1) cycles.push(component.sort())
  }
  for (const file of graph.keys()) if (!order.has(file)) connect(file)
  return cycles
}
