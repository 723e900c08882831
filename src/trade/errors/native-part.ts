import type { Localized } from '../language.ts'
import { UserError } from './user-error.ts'

interface NativePart {
  /** In paths and names of its packages. */
  readonly pattern: RegExp
  readonly words: Localized
}

const nativeParts: readonly NativePart[] = [
  {
    pattern: /typst-ts-node-compiler/,
    words: {
      zh: 'PDF 排版组件（Typst）在这台机器上不能运行；其他格式不受影响。',
      en: 'The PDF typesetter (Typst) does not run on this machine; all other formats work.',
    },
  },
  {
    pattern: /resvg/,
    words: {
      zh: '图表绘制组件（resvg）在这台机器上不能运行；不需要 PNG 图片的格式不受影响。',
      en: 'The chart painter (resvg) does not run on this machine; formats without PNG pictures work.',
    },
  },
  {
    pattern: /duckdb/,
    words: {
      zh: '数据台账的引擎（DuckDB）在这台机器上不能运行。',
      en: 'The engine of the ledger (DuckDB) does not run on this machine.',
    },
  },
]

/** How Node.js and the loaders of the packages word that compiled code is absent, or that the system refuses it. */
const wording =
  /native binding|^Cannot find (?:module|package)|cannot open shared object|module could not be found|dlopen|image not found|library not loaded|GLIBC|invalid ELF|file too short|wrong architecture|not a valid Win32/i

const hints: Readonly<Partial<Record<NodeJS.Platform, Localized>>> = {
  win32: {
    zh: '安装微软的 Visual C++ 运行库（x64，vcruntime140.dll），可请管理员安装；若已安装，请重新解压整个程序。',
    en: 'Install Microsoft’s Visual C++ Redistributable (x64, vcruntime140.dll), or ask the administrator to. If that is installed, unpack the program again, with all its files.',
  },
  linux: {
    zh: '需要 glibc 2.28 以上和 libstdc++6（在 Debian、Ubuntu 上：apt install libstdc++6）；若都有，请重新安装程序。',
    en: 'Needed are glibc 2.28 or newer and libstdc++6 (on Debian or Ubuntu: apt install libstdc++6). If both are there, install the program again.',
  },
}

const reinstall: Localized = {
  zh: '请下载适合这台机器的版本，重新安装程序。',
  en: 'Download the version for this machine, and install the program again.',
}

/** What was wrong with a native part that could not be loaded, in words for people; null for any other error. */
export function missingNativePart(error: unknown): UserError | null {
  if (!(error instanceof Error) || error instanceof UserError || !wording.test(error.message)) return null
  // Some loaders name the package only where they throw.
  const text = `${error.message}\n${error.stack ?? ''}`
  const part = nativeParts.find(({ pattern }) => pattern.test(text))
  return part ? new UserError(part.words, { cause: error, hint: hints[process.platform] ?? reinstall }) : null
}
