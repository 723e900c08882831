import { afterAll } from 'vitest'
import { runCleanups } from './cleanup.ts'

// Runs before each test file.
afterAll(runCleanups)
