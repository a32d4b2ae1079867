/** The reference material beside the checkout: where it is, and the reason to give when a test must be skipped without it. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const root = resolve(import.meta.dirname, '..', process.env['HARRIER_SHARED'] ?? '../shared')

/** The absolute path of a file or folder of the reference material. */
export const sharedPath = (...parts: string[]): string => join(root, ...parts)

/** `{ skip }` for node:test: false when the path is there, else the reason. */
export function needsShared(...parts: string[]): { skip: false | string } {
  const path = sharedPath(...parts)
  return { skip: existsSync(path) ? false : `needs ${join('shared', ...parts)} (HARRIER_SHARED names the folder)` }
}
