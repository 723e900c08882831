import type { Occurrence } from './occurrences.ts'

/*
 * The identities between the figures of a brief once more, in floating point and on ids alone, so that
 * mutants are judged by something that shares nothing with the audit.
 */

type Range = readonly [low: number, high: number]
const tiny = 1e-9

function rangeOf(text: string): Range {
  const half = 0.5 * 10 ** -(text.split('.')[1]?.length ?? 0)
  return [Number(text) - half, Number(text) + half]
}

const positive = ([low, high]: Range): Range => [Math.max(0, low), high]
const plus = (ranges: readonly Range[]): Range => [
  ranges.reduce((sum, [low]) => sum + low, 0),
  ranges.reduce((sum, [, high]) => sum + high, 0),
]
const minus = (a: Range, b: Range): Range => [a[0] - b[1], a[1] - b[0]]
const meet = (a: Range, b: Range): boolean => a[0] < b[1] - tiny && b[0] < a[1] - tiny
const fits = (less: Range, more: Range): boolean => less[0] < more[1] - tiny

const asean = new Set(['MMR', 'KHM', 'IDN', 'LAO', 'MYS', 'PHL', 'SGP', 'THA', 'VNM', 'BRN'])
const eu = new Set(
  'AUT BEL BGR HRV CYP CZE DNK EST FIN FRA DEU GRC HUN IRL ITA LVA LTU LUX MLT NLD POL PRT ROU SVK SVN ESP SWE'.split(
    ' ',
  ),
)
const members: Readonly<Record<string, ReadonlySet<string>>> = { ASEAN: asean, EU: eu }

const windows = ['month', 'ytd'] as const
const flows = ['export', 'import'] as const

/** The names of all identities that the figures break. */
export function violations(
  occurrences: readonly Occurrence[],
  openDenominators: readonly string[],
): Set<string> {
  const broken = new Set<string>()
  const cells = new Map(occurrences.filter(({ part }) => part === 'table').map(({ id, text }) => [id, text]))
  const check = (name: string, holds: boolean) => holds || broken.add(name)
  const number = (id: string): Range => rangeOf(cells.get(id) ?? '0')
  const value = (id: string): Range => positive(number(id))
  const before = (id: string): Range => {
    const [low, high] = value(id)
    const [slow, fast] = number(`${id}.yoy`)
    const least = Math.max(0, 1 + slow / 100)
    return [low / (1 + fast / 100), least === 0 ? Number.POSITIVE_INFINITY : high / least]
  }
  const ranked = (flow: string, dimension: string, window: string): string[] =>
    [...cells.keys()].filter(
      (id) => id.startsWith(`${flow}.${dimension}.`) && id.endsWith(`.${window}.value`),
    )
  const codeOf = (id: string): string => id.split('.')[2] ?? ''

  for (const window of windows) {
    for (const measure of ['value', 'quantity']) {
      const [t, e, i] = ['trade', 'export', 'import'].map((flow) => `${flow}.${window}.${measure}`) as [
        string,
        string,
        string,
      ]
      check(`sum ${t}`, meet(value(t), plus([value(e), value(i)])))
      check(
        `growth ${t}`,
        meet(number(`${t}.yoy`), meanGrowth(value(e), number(`${e}.yoy`), value(i), number(`${i}.yoy`))),
      )
    }
    const [e, i, n] = [`export.${window}.value`, `import.${window}.value`, `net.${window}.value`]
    check(`net ${window}`, meet(number(n), minus(value(e), value(i))))
    check(
      `net change ${window}`,
      meet(
        number(`${n}.difference`),
        minus(gain(value(e), number(`${e}.yoy`)), gain(value(i), number(`${i}.yoy`))),
      ),
    )
  }
  for (const flow of ['trade', ...flows])
    for (const measure of ['value', 'quantity']) {
      const [m, y] = [`${flow}.month.${measure}`, `${flow}.ytd.${measure}`]
      check(`month ${m}`, fits(value(m), value(y)))
      check(`month before ${m}`, fits(before(m), before(y)))
    }
  for (const flow of flows)
    for (const dimension of ['partner', 'place']) {
      for (const window of windows) {
        const total = `${flow}.${window}.value`
        const ids = ranked(flow, dimension, window)
        const shares = ids.map((id) => positive(number(`${id}.share`)))
        const withShares = dimension === 'partner'
        for (const [index, id] of ids.entries()) {
          const last = ids[index - 1]
          if (!last) continue
          check(`order ${id}`, fits(value(id), value(last)))
          if (withShares) check(`share order ${id}`, fits(number(`${id}.share`), number(`${last}.share`)))
        }
        check(`ranked ${flow} ${dimension} ${window}`, fits(plus(ids.map(value)), value(total)))
        check(`ranked before ${flow} ${dimension} ${window}`, fits(plus(ids.map(before)), before(total)))
        if (dimension === 'place') {
          const tenth = value(ids.at(-1) ?? '')
          const rest = 31 - ids.length
          check(
            `rest ${flow} ${window}`,
            fits(value(total), plus([...ids.map(value), [rest * tenth[0], rest * tenth[1]]])),
          )
          continue
        }
        check(`ranked shares ${flow} ${window}`, fits(plus(shares), [100, 100]))
        const groups = ranked(flow, 'group', window)
        const outside = ids.filter((id) => !asean.has(codeOf(id)) && !eu.has(codeOf(id)))
        for (const [name, subject] of [
          ['value', value],
          ['share', (id: string) => positive(number(`${id}.share`))],
          ['before', before],
        ] as const) {
          const range: Range = name === 'value' ? value(total) : name === 'share' ? [100, 100] : before(total)
          check(`apart ${name} ${flow} ${window}`, fits(plus([...groups, ...outside].map(subject)), range))
          for (const group of groups) {
            const inside = ids.filter((id) => members[codeOf(group)]?.has(codeOf(id)))
            check(`members ${name} ${group}`, fits(plus(inside.map(subject)), subject(group)))
            if (name === 'before') continue
            const others = (members[codeOf(group)]?.size ?? 0) - inside.length
            const tenth = subject(ids.at(-1) ?? '')
            check(
              `ceiling ${name} ${group}`,
              fits(subject(group), plus([...inside.map(subject), [0, others * tenth[1]]])),
            )
          }
        }
        const rows = [...groups, ...ids]
        let [least, most]: Range = [0, Number.POSITIVE_INFINITY]
        for (const id of rows) {
          const [low, high] = value(id)
          const [less, more] = positive(number(`${id}.share`))
          least = Math.max(least, (low / more) * 100)
          if (less > 0) most = Math.min(most, (high / less) * 100)
          if (openDenominators.includes(flow)) continue
          const [small, large] = value(total)
          check(`share ${id}`, meet([less, more], [(low / large) * 100, (high / small) * 100]))
        }
        const list = openDenominators.includes(flow) ? ([0, value(total)[1]] as const) : value(total)
        check(`denominator ${flow} ${window}`, Math.max(least, list[0]) < Math.min(most, list[1]) - tiny)
      }
      const [months, years] = [ranked(flow, dimension, 'month'), ranked(flow, dimension, 'ytd')]
      const stored = [...months, ...ranked(flow, 'group', 'month')].filter((id) =>
        cells.has(id.replace('month', 'ytd')),
      )
      for (const id of stored) {
        check(`month ${id}`, fits(value(id), value(id.replace('month', 'ytd'))))
        check(`month before ${id}`, fits(before(id), before(id.replace('month', 'ytd'))))
      }
      for (const [name, target] of [
        ['value', value],
        ['before', before],
      ] as const) {
        const both = months.filter((id) => stored.includes(id))
        const rest = plus(both.map((id) => minus(target(id.replace('month', 'ytd')), target(id))))
        check(
          `other months ${name} ${flow} ${dimension}`,
          fits(rest, minus(target(`${flow}.ytd.value`), target(`${flow}.month.value`))),
        )
      }
      const last = years.at(-1)
      for (const id of months)
        if (last && !years.includes(id.replace('month', 'ytd')))
          check(`unranked ${id}`, fits(value(id), value(last)))
    }
  for (const [index, { id, part, text }] of occurrences.entries())
    if (part === 'words' && cells.has(id))
      check(`words ${id} ${index}`, Math.abs(Number(text)) === Math.abs(Number(cells.get(id))))
  return broken
}

function meanGrowth(e: Range, eg: Range, i: Range, ig: Range): Range {
  const place = (ev: number, er: number, iv: number, ir: number) =>
    ((ev + iv) / (ev / (1 + er / 100) + iv / (1 + ir / 100)) - 1) * 100
  const corners = (side: 0 | 1) => e.flatMap((ev) => i.map((iv) => place(ev, eg[side], iv, ig[side])))
  return [Math.min(...corners(0)), Math.max(...corners(1))]
}

function gain(value: Range, growth: Range): Range {
  const list = value.flatMap((v) => growth.map((g) => v * (1 - 1 / (1 + g / 100))))
  return [Math.min(...list), Math.max(...list)]
}
