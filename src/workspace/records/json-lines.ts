import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import { refusedBySystem, UserError } from '../../trade/errors/errors.ts'
import { appendLines } from '../files/files.ts'

/** A file of the workspace with one JSON value a line; lines are only ever added. */
export class JsonLines<Schema extends z.ZodType> {
  readonly #folder: string
  readonly #file: string
  readonly #schema: Schema

  /**
   * @param folder of the workspace.
   * @param file in it, such as `automation/outbox.jsonl`.
   */
  constructor(folder: string, file: string, schema: Schema) {
    this.#folder = folder
    this.#file = file
    this.#schema = schema
  }

  /**
   * All lines in their order; none where there is no file. A last line that is cut off, as where a process was killed
   * while it wrote, does not count.
   *
   * @throws UserError for another line that cannot be read.
   */
  async read(): Promise<z.output<Schema>[]> {
    const lines = (await this.#readText()).split('\n')
    return lines.flatMap((line, index) => {
      if (line === '') return []
      const value = parseJson(line)
      // What follows a torn line begins on a line of its own (see `append`).
      if (value === undefined) return []
      const parsed = this.#schema.safeParse(value)
      if (parsed.success) return [parsed.data]
      throw isUnknown(this.#file, index + 1)
    })
  }

  /** When this returns, the lines are on the disk. */
  async append(values: readonly z.input<Schema>[]): Promise<void> {
    if (values.length === 0) return
    await appendLines(
      this.#folder,
      this.#file,
      values.map((value) => JSON.stringify(value)),
    )
  }

  async #readText(): Promise<string> {
    const path = join(this.#folder, this.#file)
    return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return ''
      throw refusedBySystem(error, path) ?? error
    })
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

const isUnknown = (file: string, line: number): UserError =>
  new UserError(
    {
      zh: '记录里有这个版本的程序不认识的内容。',
      en: 'The record has a line that this version of the program does not know.',
    },
    {
      where: { file, line },
      hint: {
        zh: '用更新的版本打开，或从备份恢复这个文件。',
        en: 'Open it with a later version, or restore the file from a backup.',
      },
    },
  )
