import type { Breakdown, Localized, Month } from '../trade/trade.ts'
import type { CodeMappings, FileNames, GroupMapping } from './code-mappings.ts'
import {
  type Group,
  groupMemberCodes,
  groupOfId,
  groups,
  isChinaMember,
  isMemberIn,
  type Partner,
  PartnerDirectory,
  reporterAreas,
} from './partners/partners.ts'
import { isUnranked, type Place, PlaceDirectory } from './places/places.ts'
import { type Procedure, ProcedureDirectory } from './procedures/procedures.ts'

/**
 * Partners, places, procedures and groups by customs code and by id: our own lists, with what a workspace maps and
 * what files call the codes that no list has. A code is always found: one that no list has is shown under the name
 * in its file, belongs to no group and has no ISO code; its id is `X` and the code (`X888`).
 *
 * @example new CodeLists({ partners: { 888: { name: { zh: '某地', en: 'Someland' } } } }).findPartner('888').name.en
 */
export class CodeLists {
  readonly #mappings: CodeMappings
  readonly #names: FileNames
  readonly #partners: PartnerDirectory
  readonly #places: PlaceDirectory
  readonly #procedures: ProcedureDirectory
  readonly #members = new Map<string, ReadonlySet<string>>()
  readonly #ofReporters = new Map<string, CodeLists>()
  readonly #reporter: string

  /** @param reporter whose trade is counted, by ISO 3166: it is a member of no group. */
  constructor(mappings: CodeMappings = {}, names: FileNames = {}, reporter = 'CHN') {
    this.#mappings = mappings
    this.#names = names
    this.#reporter = reporter
    this.#partners = new PartnerDirectory(mappings.partners ?? {}, names)
    this.#places = new PlaceDirectory(mappings.places ?? {}, names, reporter)
    this.#procedures = new ProcedureDirectory(mappings.procedures ?? {}, names)
  }

  /** The same with the names that files write beside codes that no list has. */
  withNames(names: FileNames): CodeLists {
    return new CodeLists(this.#mappings, names, this.#reporter)
  }

  /** The same for the trade of another reporter, to which China is a partner and member of groups. */
  forReporter(reporter: string): CodeLists {
    if (reporter === this.#reporter) return this
    const partners = { ...reporterAreas, ...namesOfChina[reporter], ...this.#mappings.partners }
    const lists =
      this.#ofReporters.get(reporter) ?? new CodeLists({ ...this.#mappings, partners }, this.#names, reporter)
    this.#ofReporters.set(reporter, lists)
    return lists
  }

  /** Whether our lists or the workspace have a code. */
  isListed(dimension: Breakdown, code: string): boolean {
    switch (dimension) {
      case 'partner':
        return this.#partners.has(code)
      case 'place':
        return this.#places.has(code)
      case 'procedure':
        return this.#procedures.has(code)
    }
  }

  /** Whether the workspace says something of a code. */
  isMapped(dimension: Breakdown, code: string): boolean {
    const { partners, places, procedures } = this.#mappings
    return Object.hasOwn({ partner: partners, place: places, procedure: procedures }[dimension] ?? {}, code)
  }

  findPartner(code: string): Partner {
    return this.#partners.find(code)
  }

  findPartnerById(id: string): Partner | undefined {
    return this.#partners.findById(id)
  }

  /** Every partner of our list and of the workspace. */
  listPartners(): readonly Partner[] {
    return this.#partners.all()
  }

  findPlace(code: string): Place {
    return this.#places.find(code)
  }

  findPlaceById(id: string): Place | undefined {
    return this.#places.findById(id)
  }

  /** Whether what has an id belongs to no place: it is counted, but not ranked. */
  isUnrankedPlace(id: string): boolean {
    const place = this.findPlaceById(id)
    return place !== undefined && isUnranked(place)
  }

  listPlaces(): readonly Place[] {
    return this.#places.all()
  }

  findProcedure(code: string): Procedure {
    return this.#procedures.find(code)
  }

  listProcedures(): readonly Procedure[] {
    return this.#procedures.all()
  }

  /** The id under which figures count a customs code: `USA`, `CN-FJ`, `10`. */
  findId(dimension: Breakdown, code: string): string {
    switch (dimension) {
      case 'partner':
        return this.findPartner(code).id
      case 'place':
        return this.findPlace(code).id
      case 'procedure':
        return code
    }
  }

  /** The customs codes that an id of a figure stands for; none for an id that there is not. */
  findCodes(dimension: Breakdown, id: string): readonly string[] {
    switch (dimension) {
      case 'partner':
        return this.findPartnerById(id)?.codes ?? []
      case 'place': {
        const place = this.findPlaceById(id)
        return place ? [place.code] : []
      }
      case 'procedure':
        return [id]
    }
  }

  /** What a code is called, in full. */
  findName(dimension: Breakdown, code: string): Localized {
    switch (dimension) {
      case 'partner':
        return this.findPartner(code).name
      case 'place':
        return this.findPlace(code).name
      case 'procedure':
        return this.findProcedure(code).name
    }
  }

  /** A group of the workspace, or of ours; undefined for an id that neither has. */
  findGroup(id: string): Group | undefined {
    const mapped = this.#findMappedGroup(id)
    if (mapped) return { id, name: mapped.name, basis: mapped.basis ?? workspaceBasis }
    const group = groupOfId(id)
    return group && this.#reporter !== 'CHN' && id === 'RCEP' ? { ...group, basis: allParties } : group
  }

  /** Our groups and those of the workspace. */
  listGroups(): readonly Group[] {
    const ids = [...groups().map(({ id }) => id), ...Object.keys(this.#mappings.groups ?? {})]
    return [...new Set(ids)].flatMap((id) => this.findGroup(id) ?? [])
  }

  /** The ids of the partners that a group has when a month closes (see `groupMemberCodes`). */
  findGroupMembers(group: string, month: Month): ReadonlySet<string> {
    const key = `${group} ${month}`
    const members = this.#members.get(key) ?? new Set(this.#listMembers(group, month))
    this.#members.set(key, members)
    return members
  }

  #listMembers(group: string, month: Month): string[] {
    const mapped = this.#findMappedGroup(group)
    const members = mapped
      ? mapped.members
          .filter(({ from = '', to = '' }) => isMemberIn({ from, to }, month))
          .map(({ partner }) => partner)
      : groupMemberCodes(group, month).map((code) => this.findPartner(code).id)
    const listed = [
      ...members,
      ...this.#partners.codesMappedTo(group).map((code) => this.findPartner(code).id),
    ]
    if (this.#reporter === 'CHN') return listed
    const withChina = !mapped && isChinaMember(group, month) ? [...listed, 'CHN'] : listed
    return withChina.filter((id) => id !== this.#reporter)
  }

  #findMappedGroup(id: string): GroupMapping | undefined {
    const { groups: mapped = {} } = this.#mappings
    return Object.hasOwn(mapped, id) ? mapped[id] : undefined
  }
}

/** What China is called as a partner of its own separate customs territories, by customs' code. */
const namesOfChina: Readonly<Record<string, CodeMappings['partners']>> = {
  TWN: { '142': { name: { zh: '中国大陆', en: 'Chinese mainland' } } },
  HKG: { '142': { name: { zh: '内地', en: 'Chinese mainland' } } },
  MAC: { '142': { name: { zh: '内地', en: 'Chinese mainland' } } },
}

/** Of whom our list has all parties but China. */
const allParties: Localized = {
  zh: '协定成员国，各期均计入',
  en: 'the parties to the agreement, counted in every period',
}

/** What a group of the workspace stands on that says nothing of it. */
const workspaceBasis: Localized = { zh: '工作区设定', en: 'as set in the workspace' }

/** Our own lists alone. */
export const standardCodes = new CodeLists()
