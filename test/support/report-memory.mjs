// Imported into a process before its program: writes at its end how much memory it had at most, in KiB.
import { writeFileSync } from 'node:fs'

process.on('exit', () => writeFileSync(process.env.REPORT_MEMORY_TO, String(process.resourceUsage().maxRSS)))
