import type { Localized } from '../../trade/trade.ts'
import type { Cause, CauseKind } from './cause.ts'

/** What each kind of cause says where nothing more is known. */
export const causeWords: Readonly<Record<CauseKind, Localized>> = {
  product: { zh: '另一个产品', en: 'another product' },
  period: { zh: '另一时期', en: 'another period' },
  language: { zh: '另一种语言', en: 'another language' },
  sections: { zh: '另选的章节', en: 'other sections' },
  data: { zh: '数据修订', en: 'revised data' },
  file: { zh: '新文件', en: 'a new file' },
  bulletin: { zh: '月报表', en: 'a table of the bulletin' },
  definition: { zh: '产品文件改动', en: 'product file changed' },
  display: { zh: '数值相同，单位或位数不同', en: 'same value, other unit or decimals' },
  ranking: { zh: '名次变动', en: 'moved in the ranking' },
  commentary: { zh: '评论改动', en: 'commentary changed' },
  statement: { zh: '编制说明', en: 'what the brief says of its data' },
  program: { zh: '程序改动', en: 'program changed' },
  unknown: { zh: '原因不明', en: 'cause unknown' },
}

export const plainCause = (kind: CauseKind): Cause => ({ kind, words: causeWords[kind] })

/** `数据修订（12 个数据）`. */
export const dataCause = (cells: readonly number[]): Cause => ({
  kind: 'data',
  words: {
    zh: `${causeWords.data.zh}（${cells.length} 个数据）`,
    en: `${causeWords.data.en} (${cells.length} ${cells.length === 1 ? 'cell' : 'cells'})`,
  },
  cells,
})

export const fileCause = (files: readonly string[]): Cause => ({
  kind: 'file',
  words: {
    zh: `${causeWords.file.zh}：${files.join('、')}`,
    en: `${causeWords.file.en}: ${files.join(', ')}`,
  },
  files,
})

/** Which of product file and program it was, where only one of them can be. */
export function definitionCause(programChanged: boolean | null): Cause {
  if (programChanged === false) return plainCause('definition')
  return {
    kind: 'definition',
    words: {
      zh: '取数范围不同：产品文件或程序改动（未记录是哪一个）',
      en: 'computed from other cells: the product file or the program changed (which is not recorded)',
    },
  }
}

/** Causes without repetition; cells and files of one kind together. */
export function joinCauses(causes: readonly Cause[]): Cause[] {
  const cells = [...new Set(causes.flatMap((cause) => cause.cells ?? []))].sort((a, b) => a - b)
  const files = [...new Set(causes.flatMap((cause) => cause.files ?? []))].sort()
  const others = causes.filter(({ kind }) => kind !== 'data' && kind !== 'file')
  return [
    ...(cells.length > 0 ? [dataCause(cells)] : []),
    ...(files.length > 0 ? [fileCause(files)] : []),
    ...new Map(others.map((cause) => [cause.words.en, cause])).values(),
  ]
}
