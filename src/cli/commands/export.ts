/** `harrier export`: the catalog as a folder of files that works from a disk and below any address. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Diagnostic } from '../../text/diagnostic.ts'
import { type Arguments, missingPaths, usageError } from '../arguments.ts'
import { cacheFolder } from '../cache-folder.ts'
import type { Context } from '../context.ts'
import { tell } from '../print/problems.ts'

export async function run(given: Arguments, context: Context): Promise<number> {
  const [folder, ...more] = given.positionals
  const rules = given.values('rules')
  const wrong = [...wrongArguments(folder, more, rules), ...missingPaths(given.values('layer'))]
  tell(context, wrong)
  if (folder === undefined || wrong.length > 0) return 2

  const { openLayer, openSite } = await import('../../server/site.ts')
  const { layer, diagnostics } = openLayer(given.value('layer'))
  tell(context, diagnostics)
  if (diagnostics.length > 0) return 2
  const site = openSite(rules, { files: true, layer, cache: cacheFolder(given, context) })
  tell(context, site.diagnostics)
  const { signal } = context
  const onProgress = (pages: number, totalPages: number): void =>
    context.progress.update({ ...writing, pages, totalPages })
  const { pages, files, bytes } = await site.write(folder, { onProgress, signal })
  context.progress.clear()
  if (signal.aborted) return 130
  context.out(`${join(folder, 'index.html')}\n`)
  if (!context.quiet)
    context.err(`${site.rules} rules, ${pages} pages, ${files} files, ${(bytes / 1e6).toFixed(1)} MB\n`)
  return 0
}

const writing = { phase: 'writing', files: 0, bytes: 0, events: 0 } as const

function wrongArguments(
  folder: string | undefined,
  more: readonly string[],
  rules: readonly string[],
): readonly Diagnostic[] {
  if (folder === undefined)
    return [usageError('missing-argument', "'export' wants a folder to write to", 'harrier export DIR --rules PATH')]
  return [
    ...more.map(extra => usageError('extra-argument', `'export' takes one folder, but has '${extra}' too`)),
    ...(rules.length === 0
      ? [usageError('missing-flag', "'export' wants rules", `harrier export ${folder} --rules PATH`)]
      : []),
    ...(isForeign(folder)
      ? [usageError('not-empty', `'${folder}' is there and is no catalog: files in it would be mixed with pages`)]
      : []),
    ...missingPaths(rules),
  ]
}

/** Something else than an empty folder or an earlier export. */
function isForeign(folder: string): boolean {
  if (!existsSync(folder)) return false
  if (!statSync(folder).isDirectory()) return true
  const names = readdirSync(folder)
  return names.length > 0 && !(names.includes('index.html') && names.includes('site.js') && names.includes('rules'))
}
