/** Where a machine keeps what can be made again: the folder for what was read of rules. */
import { isAbsolute, join } from 'node:path'
import type { Arguments } from './arguments.ts'
import type { Context } from './context.ts'

/** Nothing where the machine names no such folder, or where `--no-cache` is given. */
export function cacheFolder(
  given: Arguments,
  { env, platform }: Pick<Context, 'env' | 'platform'>,
): string | undefined {
  if (given.has('no-cache')) return undefined
  const folder = platformFolder(env, platform)
  return folder === undefined ? undefined : join(folder, 'harrier')
}

function platformFolder(env: Context['env'], platform: string): string | undefined {
  // A relative path is to be ignored, says the XDG base directory specification.
  const named = absolute(env['XDG_CACHE_HOME'])
  if (named !== undefined) return named
  if (platform === 'win32') return absolute(env['LOCALAPPDATA'])
  const home = absolute(env['HOME'])
  if (home === undefined) return undefined
  return platform === 'darwin' ? join(home, 'Library', 'Caches') : join(home, '.cache')
}

const absolute = (path: string | undefined): string | undefined =>
  path !== undefined && isAbsolute(path) ? path : undefined
