import { runStopHooks } from '../../workspace/files/files.ts'
import type { Terminal } from './console.ts'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/**
 * Where a person stops the command (Ctrl+C), or the system does: nothing that is of no use stays on the disk, the
 * terminal is as it was, and the process ends by the signal, so that a script that called it ends too.
 */
export function tidyWhenStopped(terminal: Terminal): void {
  for (const signal of signals)
    process.once(signal, () => {
      runStopHooks()
      terminal.status?.show(null)
      terminal.tell(terminal.say(stopped))
      process.kill(process.pid, signal)
    })
}

const stopped = {
  zh: '已停止。已经完成的都保留，没有做完的不留痕迹。',
  en: 'Stopped. What was done stays, and nothing was left half done.',
}
