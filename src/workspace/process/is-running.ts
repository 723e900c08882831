/** Whether a process is there. */
export function isRunning(id: number): boolean {
  if (!(id > 0)) return false
  try {
    return process.kill(id, 0) // sends nothing, only asks
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' // another user's
  }
}
