import { join, relative } from 'node:path'
import ts from 'typescript'

interface ParsedFile {
  readonly text: string
  readonly file: ts.SourceFile
}

/** Checks the types of projects as `tsc --noEmit` does, again and again: only what a change concerns is checked anew. */
export class TypeCheck {
  readonly #root: string
  readonly #programs = new Map<string, ts.SemanticDiagnosticsBuilderProgram>()
  readonly #files = new Map<string, Map<string, ParsedFile>>()

  /** @param root the folder that projects and messages are relative to. */
  constructor(root: string) {
    this.#root = root
  }

  /** The errors of a project, a line each; none where its types are sound. */
  listErrors(project: string): string[] {
    const config = ts.getParsedCommandLineOfConfigFile(
      join(this.#root, project, 'tsconfig.json'),
      { noEmit: true, incremental: true },
      {
        ...ts.sys,
        onUnRecoverableConfigFileDiagnostic(diagnostic) {
          throw new Error(ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n'))
        },
      },
    )
    if (!config) throw new Error(`${project} has no tsconfig.json`)
    const program = ts.createSemanticDiagnosticsBuilderProgram(
      config.fileNames,
      config.options,
      this.#host(project, config.options),
      this.#programs.get(project),
      config.errors,
    )
    this.#programs.set(project, program)
    return [
      ...program.getConfigFileParsingDiagnostics(),
      ...program.getOptionsDiagnostics(),
      ...program.getGlobalDiagnostics(),
      ...program.getSyntacticDiagnostics(),
      ...program.getSemanticDiagnostics(),
    ].map((diagnostic) => this.#describe(diagnostic))
  }

  /** Files whose text is the same are not parsed again. */
  #host(project: string, options: ts.CompilerOptions): ts.CompilerHost {
    const host = ts.createIncrementalCompilerHost(options)
    const files = this.#files.get(project) ?? new Map<string, ParsedFile>()
    this.#files.set(project, files)
    return {
      ...host,
      getSourceFile: (name, ...how) => {
        const text = host.readFile(name)
        const parsed = files.get(name)
        if (parsed && parsed.text === text) return parsed.file
        const file = host.getSourceFile(name, ...how)
        if (file && text !== undefined) files.set(name, { text, file })
        return file
      },
    }
  }

  #describe({ file, start, messageText }: ts.Diagnostic): string {
    const text = ts.flattenDiagnosticMessageText(messageText, '\n')
    if (!file) return text
    const { line } = file.getLineAndCharacterOfPosition(start ?? 0)
    return `${relative(this.#root, file.fileName)}:${line + 1} ${text}`
  }
}
