/** A task of the child program by its name in the registry (`workspace/tasks/`), with the types of what it takes and gives. */
export interface Task<Input, Output> {
  readonly name: string
  /** Never there at run time: it holds the types. */
  readonly types?: (input: Input) => Output
}

/** Names a task, so that whoever asks for it need not import what performs it. */
export const defineTask = <Input, Output>(name: string): Task<Input, Output> => ({ name })

/** What performs a task. Input and output are plain data (what `structuredClone` takes). */
export type TaskFunction<Defined> =
  Defined extends Task<infer Input, infer Output> ? (input: Input) => Promise<Output> : never

/** The tasks of the child program by name. */
export type TaskRegistry = Readonly<Record<string, (input: never) => Promise<unknown>>>
