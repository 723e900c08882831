/**
 * The sections of a brief, one file each. More than twelve files: there are as many sections.
 *
 * @module
 */
import { type Product, type SectionName, sectionNames } from '../product/product.ts'
import { classes } from './classes.ts'
import { comparison } from './comparison.ts'
import { concentration } from './concentration.ts'
import { contributions } from './contributions.ts'
import { course } from './course.ts'
import { overview } from './overview.ts'
import { ownSection, type Plugin, pluginSection } from './own-section/own-section.ts'
import { partners } from './partners.ts'
import { places } from './places.ts'
import { priceVolume } from './price-volume.ts'
import { procedures } from './procedures.ts'
import { seasonal } from './seasonal.ts'
import type { Section } from './section.ts'
import { summary } from './summary.ts'

export type { Section } from './section.ts'

/** A product with the plugins of the workspace whose sections it names. */
export interface ProductWithPlugins extends Product {
  readonly plugins?: readonly Plugin[]
}

/** The sections of a product's brief, in order. */
export const sectionsOfBrief = ({
  sections: named,
  ownSections,
  plugins = [],
}: ProductWithPlugins): Section[] =>
  named.flatMap((id) => {
    const current = ownSections[id]
    return sectionNames
      .flatMap((name) => (name === id ? [sections[name]] : []))
      .concat(current ? [ownSection(id, current)] : [])
      .concat(plugins.filter(({ section }) => section.id === id).map(pluginSection))
  })

const sections: Readonly<Record<SectionName, Section>> = {
  summary,
  overview,
  comparison,
  classes,
  partners,
  places,
  priceVolume,
  contributions,
  concentration,
  procedures,
  course,
  seasonal,
}
