import { GeneralError, UserError } from '../../trade/errors/errors.ts'
import type { TaskOptions } from './limits.ts'

export type LimitKind = 'memory' | 'time' | 'output' | 'stack' | 'death'

/** A child process needed more than it may use, or ended in the middle of its work. */
export class LimitExceeded extends UserError {
  readonly kind: LimitKind

  /**
   * @param reason how the process ended, where none of the limits is known to be the cause.
   * @param cause what it wrote to its standard error.
   */
  constructor(kind: LimitKind, options: TaskOptions, reason = '', cause = '') {
    const { file, hint = file === undefined ? textHint : fileHint } = options
    const details = { ...(file !== undefined && { where: { file } }), ...(cause && { cause }) }
    super(wordsFor(kind, options, reason), { ...details, hint })
    this.kind = kind
  }
}

function wordsFor(kind: LimitKind, { limits, file }: TaskOptions, reason: string) {
  const { memory, seconds, output } = limits
  const [zh, en] = file === undefined ? ['这段内容', 'this text'] : ['这个文件', 'this file']
  switch (kind) {
    case 'memory':
      return {
        zh: `处理${zh}需要的内存超过 ${memory} MB，已停止。`,
        en: `Processing ${en} takes more than ${memory} MB of memory, so it was stopped.`,
      }
    case 'time':
      return {
        zh: `处理${zh}的时间超过 ${seconds} 秒，已停止。`,
        en: `Processing ${en} takes longer than ${seconds} seconds, so it was stopped.`,
      }
    case 'output':
      return {
        zh: `${zh}的处理结果超过 ${output} MB，已停止。`,
        en: `Processing ${en} gives more than ${output} MB, so it was stopped.`,
      }
    case 'stack':
      return {
        zh: `${zh}的结构嵌套太深，不能读取。`,
        en: `The structure of ${en} is nested too deeply to be read.`,
      }
    case 'death':
      return {
        zh: `处理${zh}的进程意外结束（${reason}）。`,
        en: `The process for ${en} ended unexpectedly (${reason}).`,
      }
  }
}

const fileHint = {
  zh: '文件可能已损坏，或是为了拖垮程序而制作的；请重新下载，或把表格另存为“CSV UTF-8”。',
  en: 'The file may be damaged, or made to stop programs: download it again, or save its table as "CSV UTF-8".',
}

const textHint = {
  zh: '请检查这段内容是否有异常重复的符号，并缩短它。',
  en: 'Check the text for signs that are repeated without need, and shorten it.',
}

/** So many tasks wait that another one would not be served in time. */
export class TooManyTasks extends GeneralError {
  constructor() {
    super(
      { zh: '正在处理的文件太多。', en: 'Too many files are being processed.' },
      { hint: { zh: '请稍后再试。', en: 'Try again in a moment.' } },
    )
  }
}

/** The system has no means for another process. */
export class NoProcess extends GeneralError {
  constructor(cause: unknown) {
    super(
      { zh: '系统不能启动处理文件的进程。', en: 'The system cannot start the process for files.' },
      {
        cause,
        hint: {
          zh: '请检查内存和进程数的限制，再试一次。',
          en: 'Check the limits of memory and of processes, and try again.',
        },
      },
    )
  }
}

/** Whether a RangeError says that memory, or the stack, has come to its end. */
export function limitOfRangeError(message: string): LimitKind | null {
  if (
    /allocation failed|invalid (?:string|array|typed array|array buffer) length|string longer than/i.test(
      message,
    )
  )
    return 'memory'
  return /call stack/i.test(message) ? 'stack' : null
}
