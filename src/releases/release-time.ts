import { ReleaseRefusal } from './machine/machine.ts'

/**
 * A moment as people write it, in ISO 8601 (UTC): `2024-01-20T10:00`, `2024-01-20 10:00`, with or without an offset.
 *
 * @param offset the time zone of a text without one, `+08:00`.
 * @throws ReleaseRefusal for another text.
 */
export function parseReleaseTime(text: string, offset: string): string {
  const [, day, time, zone = offset] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::00(?:\.0+)?)?)(Z|[+-]\d{2}:\d{2})?$/.exec(text.trim()) ?? []
  const date = new Date(`${day}T${time}${zone}`)
  // JavaScript takes February 30 for March 1.
  const isDay = day !== undefined && new Date(`${day}T00:00Z`).toJSON()?.startsWith(day)
  if (!isDay || Number.isNaN(date.getTime()))
    throw new ReleaseRefusal(
      'input',
      { zh: `看不懂时间“${text.slice(0, 60)}”。`, en: `This is no time: ${text.slice(0, 60)}` },
      {
        hint: {
          zh: `写 2024-01-20T10:00（时区 ${offset}），或带时区的 2024-01-20T10:00+08:00。`,
          en: `Write 2024-01-20T10:00 (time zone ${offset}), or with a zone, 2024-01-20T10:00+08:00.`,
        },
      },
    )
  return date.toISOString()
}
