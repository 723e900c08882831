import { type CommentaryPreview, type Edition, noAnswer, type Problem, Refused } from '../../api.ts'
import {
  type DraftOwner,
  type DraftPlace,
  draftKey,
  isSameText,
  keepDraft,
  type StoredDraft,
  setAside,
} from './drafts.ts'

/** Whether the server has what was typed. */
export type SaveState =
  | { readonly kind: 'saved' }
  /** It waits for a pause, or is on its way. */
  | { readonly kind: 'saving' }
  /** The server does not take it as it is; it is saved when it is mended. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** The server does not answer, or cannot save at present; it is tried again. */
  | { readonly kind: 'waiting'; readonly problem: Problem }
  /** Somebody else has written another text meanwhile. */
  | { readonly kind: 'conflict'; readonly theirs: string }

/** How a writer speaks with the server. Each throws `Refused`. */
export interface CommentaryServer {
  /** The brief with a text, or what is wrong with it. */
  preview(text: string, signal: AbortSignal): Promise<CommentaryPreview>
  /** What is there now, and its edition. */
  read(): Promise<Edition<Pick<CommentaryPreview, 'sections'>>>
  /** Writes one part of an edition; refused with 412 where another edition is there. */
  write(text: string, edition: string): Promise<Edition<CommentaryPreview>>
}

export interface WriterOptions {
  readonly owner: DraftOwner
  readonly place: DraftPlace
  readonly server: CommentaryServer
  readonly stored: { readonly text: string; readonly edition: string }
  /** A text of an earlier visit that the server may not have. */
  readonly restored: StoredDraft | null
}

/** So long after the last key a text is shown in the brief, and so long after that saved, in milliseconds. */
const pauses = { preview: 300, save: 500 }
/** How long to wait before what failed is tried again: longer each time. */
const retries = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000]
/** So often a text is sent again at once because another part was changed. */
const mostRebases = 5
/** So many texts that may have reached the server are remembered. */
const mostBases = 6

/**
 * The text of one part of a commentary from its first key until the server has it. Each key is stored in the browser
 * at once; after a pause the text is previewed, and if nothing is wrong with it, saved. Saving goes on when the page
 * that shows the text has been left.
 */
export class CommentaryWriter {
  /** Whether the browser stores drafts. */
  isKept = true
  /** Takes the brief with the text as it is typed. */
  onPreview: ((html: string) => void) | null = null
  /** Takes the answer to a text that was saved. */
  onSaved: ((answer: Edition<CommentaryPreview>) => void) | null = null
  readonly #options: Omit<WriterOptions, 'stored' | 'restored'>
  readonly #key: string
  readonly #listeners = new Set<() => void>()
  /** What the server has of this part, as far as known, and in which edition. */
  #stored: { readonly text: string; readonly edition: string }
  /** The text that the server took last, or that it had. */
  #sent: string | null
  /** Texts that the server may have from this writer. */
  #bases: readonly string[]
  #state: SaveState = { kind: 'saved' }
  #text: string
  /** The text that the preview found right. */
  #checked: string | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  #previewing: AbortController | null = null
  #writing: Promise<void> | null = null
  #failures = 0

  constructor({ stored, restored, ...options }: WriterOptions) {
    this.#options = options
    this.#stored = stored
    this.#sent = stored.text
    this.#key = draftKey(options.owner, options.place)
    this.#text = restored?.text ?? stored.text
    this.#bases = restored?.bases ?? [stored.text]
    if (!restored) return
    if (restored.key !== this.#key) keepDraft(restored.key, null)
    this.#keep()
    if (isSameText(this.#text, stored.text)) this.#settle()
    else if (this.#isOurs(stored.text)) this.#schedule(0)
    else this.#become({ kind: 'conflict', theirs: stored.text })
  }

  get text(): string {
    return this.#text
  }

  get state(): SaveState {
    return this.#state
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes what was typed; with `isComposing`, letters on their way to characters, which are not sent yet. */
  type(text: string, { isComposing = false }: { readonly isComposing?: boolean } = {}): void {
    if (text === this.#text && (isComposing || this.#state.kind === 'saved')) return
    this.#text = text
    this.#keep()
    this.#previewing?.abort()
    // While two texts are there, nothing is sent before one is chosen.
    if (this.#state.kind === 'conflict') this.#notify()
    else if (!isComposing) this.#schedule(pauses.preview)
    else {
      clearTimeout(this.#timer)
      this.#become({ kind: 'saving' })
    }
  }

  /** Sends what waits at once: the page is left, or the server may be there again. */
  flush(): void {
    if (this.#state.kind === 'saved' || this.#state.kind === 'conflict') return
    // What the server does not take is not sent again unchanged.
    if (this.#state.kind === 'refused') return
    clearTimeout(this.#timer)
    this.#previewing?.abort()
    void this.#write()
  }

  /** The writer’s choice between two texts; one that is not in it is set aside. */
  resolve(text: string): void {
    if (this.#state.kind !== 'conflict') return
    const { theirs } = this.#state
    const { owner, place } = this.#options
    for (const other of [this.#text, theirs])
      if (!text.includes(other)) setAside(owner, place, other, Date.now())
    this.#text = text
    this.#sent = theirs
    this.#bases = [theirs]
    this.#keep()
    this.#become({ kind: 'saving' })
    this.#schedule(0)
  }

  #isOurs(found: string): boolean {
    return [...this.#bases, this.#text].some((base) => isSameText(base, found))
  }

  #keep(): void {
    const draft = { text: this.#text, bases: this.#bases, typed: Date.now(), isAside: false }
    this.isKept = keepDraft(this.#key, draft)
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#advance(), delay)
    this.#become(this.#state.kind === 'waiting' ? this.#state : { kind: 'saving' })
  }

  /** The next step of the text as it is: the preview, or where that is right, saving it. */
  async #advance(): Promise<void> {
    if (this.#text === this.#checked || this.#text === this.#sent) return this.#write()
    const text = this.#text
    const previewing = new AbortController()
    this.#previewing = previewing
    try {
      const answer = await this.#options.server.preview(text, previewing.signal)
      if (previewing.signal.aborted) return
      if (answer.html) this.onPreview?.(answer.html)
      const problem = answer.problem ?? answer.incomplete
      if (problem) return this.#become({ kind: 'refused', problem })
      this.#checked = text
      this.#schedule(pauses.save)
    } catch (error) {
      if (!previewing.signal.aborted) this.#fail(problemIn(error), text)
    }
  }

  /** Saves the text; while another is on its way, after that. */
  async #write(): Promise<void> {
    if (this.#writing) {
      await this.#writing
      if (this.#state.kind === 'saving') this.#schedule(0)
      return
    }
    this.#writing = this.#writeNow()
    await this.#writing
    this.#writing = null
  }

  async #writeNow(): Promise<void> {
    for (let rebases = 0; ; rebases++) {
      const text = this.#text
      if (text === this.#sent) return this.#settle()
      this.#bases = [...new Set([...this.#bases, this.#stored.text, text])].slice(-mostBases)
      this.#keep()
      try {
        const saved = await this.#options.server.write(text, this.#stored.edition)
        return this.#takeSaved(text, saved)
      } catch (error) {
        const problem = problemIn(error)
        // Whether the server has taken it is not known where no answer came.
        if (problem.status === 0) this.#sent = null
        if (problem.status !== 412 || rebases >= mostRebases) return this.#fail(problem, text)
        if (!(await this.#rebase())) return
      }
    }
  }

  #takeSaved(text: string, saved: Edition<CommentaryPreview>): void {
    const found = this.#findPart(saved.answer)
    this.#stored = { text: found, edition: saved.edition }
    this.#sent = text
    this.#bases = [text, found]
    this.#failures = 0
    this.onSaved?.(saved)
    if (this.#text === text) this.#settle()
    else {
      // More was typed meanwhile.
      this.#keep()
      this.#become({ kind: 'saving' })
      this.#schedule(pauses.preview)
    }
  }

  /** Reads what is there now; false where it is another text of this part, or cannot be read. */
  async #rebase(): Promise<boolean> {
    try {
      const { answer, edition } = await this.#options.server.read()
      const found = this.#findPart(answer)
      const isOurs = this.#isOurs(found)
      this.#stored = { text: found, edition }
      if (isSameText(found, this.#text)) this.#sent = this.#text
      if (!isOurs) this.#become({ kind: 'conflict', theirs: found })
      return isOurs
    } catch (error) {
      this.#fail(problemIn(error), this.#text)
      return false
    }
  }

  #findPart({ sections }: Pick<CommentaryPreview, 'sections'>): string {
    return sections.find(({ part }) => part === this.#options.place.part)?.text ?? ''
  }

  #fail(problem: Problem, text: string): void {
    if (isPassing(problem)) {
      const delay = retries[Math.min(this.#failures++, retries.length - 1)] ?? 0
      this.#become({ kind: 'waiting', problem })
      this.#schedule(delay)
    } else if (this.#text !== text) this.#schedule(pauses.preview)
    else this.#become({ kind: 'refused', problem })
  }

  #settle(): void {
    clearTimeout(this.#timer)
    keepDraft(this.#key, null)
    this.#bases = [...new Set([this.#text, this.#stored.text])]
    this.#become({ kind: 'saved' })
  }

  #become(state: SaveState): void {
    this.#state = state
    this.#notify()
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** Whether a later attempt may succeed without the text being changed. */
const isPassing = ({ status }: Problem): boolean =>
  status === 0 || status >= 500 || [401, 408, 412, 429].includes(status)

const problemIn = (error: unknown): Problem => (error instanceof Refused ? error.problem : noAnswer)
