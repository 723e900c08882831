// Imported into a process before its program: writes at its end how much memory it had at most, in KiB.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** On Linux the peak of `resourceUsage` begins with that of the process that started this one. */
function readPeak() {
  if (!existsSync('/proc/self/status')) return process.resourceUsage().maxRSS
  return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1])
}

process.on('exit', () => writeFileSync(process.env.REPORT_MEMORY_TO, String(readPeak())))
