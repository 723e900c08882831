import { posix } from 'node:path'
import ts from 'typescript'
import { isEntryPoint } from './module-rule.ts'
import { findCycles, type SourceGraph } from './source-graph.ts'

/** What a reader meets: sizes, names and dependencies of the source files below some folders. */
export interface StructureMetrics {
  readonly files: number
  readonly lines: number
  /** Folders with more than twelve files, the fullest first. */
  readonly fullFolders: readonly { readonly folder: string; readonly files: number }[]
  readonly cycles: number
  /** Functions of more than sixty lines. */
  readonly longFunctions: readonly { readonly file: string; readonly name: string; readonly lines: number }[]
  readonly longFiles: readonly string[]
  /** Exported names that end in `Of`. */
  readonly exportedOf: readonly string[]
  /** Declarations named by a pronoun, preposition or participle alone, for each thousand lines. */
  readonly pronounsPerThousandLines: number
  /**
   * Files that a single other file imports, but for those that the entry point of their folder offers to others; those of
   * at most twenty lines among them.
   */
  readonly singleImporters: number
  readonly smallSingleImporters: readonly string[]
}

const mostFilesInFolder = 12
const mostFunctionLines = 60
const mostFileLines = 300
const smallFileLines = 20

const pronouns = new Set('one of at own known kept all there made told said whole beside'.split(' '))

export function measureStructure(graph: SourceGraph): StructureMetrics {
  const nodes = [...graph.values()]
  const lines = (tree: ts.SourceFile) => tree.getLineAndCharacterOfPosition(tree.end).line
  const total = nodes.reduce((sum, { tree }) => sum + lines(tree), 0)
  const importers = countImporters(graph)
  const offered = listOffered(graph)
  const single = nodes.filter(({ file }) => importers.get(file)?.size === 1 && !offered.has(file))
  const names = nodes.flatMap(({ tree }) => declaredNames(tree))
  return {
    files: nodes.length,
    lines: total,
    fullFolders: findFullFolders(nodes.map(({ file }) => file)),
    cycles: findCycles(graph).length,
    longFunctions: nodes.flatMap(({ file, tree }) => findLongFunctions(file, tree)),
    longFiles: nodes.filter(({ tree }) => lines(tree) > mostFileLines).map(({ file }) => file),
    exportedOf: nodes.flatMap(({ file, tree }) =>
      exportedNames(tree)
        .filter((name) => name.endsWith('Of'))
        .map((name) => `${file}: ${name}`),
    ),
    pronounsPerThousandLines: (names.filter((name) => pronouns.has(name)).length / total) * 1000,
    singleImporters: single.length,
    smallSingleImporters: single.filter(({ tree }) => lines(tree) <= smallFileLines).map(({ file }) => file),
  }
}

/** Files whose names the entry point of their folder exports. */
const listOffered = (graph: SourceGraph): ReadonlySet<string> =>
  new Set(
    [...graph.values()]
      .filter(({ file }) => isEntryPoint(file))
      .flatMap(({ imports }) => imports.filter(({ isReExport }) => isReExport).map(({ target }) => target)),
  )

function countImporters(graph: SourceGraph): Map<string, Set<string>> {
  const importers = new Map<string, Set<string>>()
  for (const { file, imports } of graph.values())
    for (const { target } of imports) {
      const files = importers.get(target) ?? new Set()
      importers.set(target, files.add(file))
    }
  return importers
}

function findFullFolders(files: readonly string[]): StructureMetrics['fullFolders'] {
  const counts = new Map<string, number>()
  for (const file of files) counts.set(posix.dirname(file), (counts.get(posix.dirname(file)) ?? 0) + 1)
  return [...counts]
    .filter(([, count]) => count > mostFilesInFolder)
    .sort(([, a], [, b]) => b - a)
    .map(([folder, count]) => ({ folder, files: count }))
}

function findLongFunctions(file: string, tree: ts.SourceFile): StructureMetrics['longFunctions'] {
  const found: { file: string; name: string; lines: number }[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body) {
      const [first, last] = [node.getStart(tree), node.getEnd()].map(
        (position) => tree.getLineAndCharacterOfPosition(position).line,
      )
      const count = (last ?? 0) - (first ?? 0) + 1
      if (count > mostFunctionLines) found.push({ file, name: functionName(node), lines: count })
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function functionName(node: ts.SignatureDeclaration): string {
  if (node.name) return node.name.getText()
  const { parent } = node
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent)
    ? parent.name.getText()
    : '(anonymous)'
}

/** Names of variables, parameters, functions and bindings, each time they are declared. */
function declaredNames(tree: ts.SourceFile): string[] {
  const names: string[] = []
  const visit = (node: ts.Node): void => {
    const isDeclaration =
      ts.isVariableDeclaration(node) ||
      ts.isParameter(node) ||
      ts.isBindingElement(node) ||
      ts.isFunctionDeclaration(node) ||
      ts.isPropertySignature(node) ||
      ts.isMethodSignature(node)
    if (isDeclaration && node.name && ts.isIdentifier(node.name)) names.push(node.name.text)
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return names
}

function exportedNames(tree: ts.SourceFile): string[] {
  return tree.statements.flatMap((statement) => {
    const isExported =
      ts.canHaveModifiers(statement) &&
      ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) return []
    if (ts.isVariableStatement(statement))
      return statement.declarationList.declarations.map(({ name }) => name.getText())
    return 'name' in statement && statement.name ? [(statement.name as ts.Identifier).text] : [] // a declaration has an identifier
  })
}
