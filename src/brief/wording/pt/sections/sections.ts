/**
 * The Portuguese words of the sections of analysis: one file a section. More than twelve files: there are as many sections.
 *
 * @module
 */
import type { SectionWords } from '../../section-words/section-words.ts'
import { against } from './against.ts'
import { comparison } from './comparison.ts'
import { concentration } from './concentration.ts'
import { contributions } from './contributions.ts'
import { course } from './course.ts'
import { currencies } from './currencies.ts'
import { fullPlaces } from './full-places.ts'
import { groups } from './groups.ts'
import { leaders } from './leaders.ts'
import { market } from './market.ts'
import { mirror } from './mirror.ts'
import { national } from './national.ts'
import { priceVolume } from './price-volume.ts'
import { quarters } from './quarters.ts'
import { records } from './records.ts'
import { seasonal } from './seasonal.ts'
import { singleMonths } from './single-months.ts'
import { structure } from './structure.ts'
import { summary } from './summary.ts'
import { unitValues } from './unit-values.ts'

export const ptSections: SectionWords = {
  against,
  comparison,
  concentration,
  contributions,
  course,
  currencies,
  fullPlaces,
  groups,
  leaders,
  market,
  mirror,
  national,
  priceVolume,
  quarters,
  records,
  seasonal,
  singleMonths,
  structure,
  summary,
  unitValues,
}
