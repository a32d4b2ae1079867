/** `harrier serve`: the catalog as pages on this machine, until it is stopped. */
import { isIP } from 'node:net'
import { type Arguments, missingPaths, usageError } from '../arguments.ts'
import { cacheFolder } from '../cache-folder.ts'
import type { Context } from '../context.ts'
import { tell } from '../print/problems.ts'

const usualPort = 8137

export async function run(given: Arguments, context: Context): Promise<number> {
  const rules = [...given.values('rules'), ...given.positionals]
  const port = portOf(given.value('port'))
  const host = given.value('host') ?? '127.0.0.1'
  const wrong = [
    ...(rules.length === 0 ? [usageError('missing-flag', "'serve' wants rules", 'harrier serve --rules PATH')] : []),
    ...(port === undefined
      ? [usageError('not-a-port', `'--port' takes a number from 0 to 65535, not '${given.value('port')}'`)]
      : []),
    ...(isIP(host) === 0 && host !== 'localhost'
      ? [usageError('not-a-host', `'--host' takes an address of this machine, not '${host}'`, '--host 127.0.0.1')]
      : []),
    ...missingPaths([...rules, ...given.values('layer')]),
  ]
  tell(context, wrong)
  if (port === undefined || wrong.length > 0) return 2

  const [{ openLayer, openSite }, { listen }] = await Promise.all([
    import('../../server/site.ts'),
    import('../../server/listen.ts'),
  ])
  const { layer, diagnostics } = openLayer(given.value('layer'))
  tell(context, diagnostics)
  if (diagnostics.length > 0) return 2
  const site = openSite(rules, { files: false, layer, cache: cacheFolder(given, context) })
  tell(context, site.diagnostics)
  const listening = await listen(site.fetch, { host, port })
  context.out(`${listening.url}\n`)
  context.err(`${site.rules} rules; ends with Ctrl-C\n`)
  site
    .prepare(context.signal)
    .catch(error => context.err(`pages are rendered as they are asked for: ${error.message}\n`))
  await aborted(context.signal)
  await listening.close()
  return 0
}

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return usualPort
  const port = Number(text)
  return /^\d{1,5}$/.test(text) && port <= 65_535 ? port : undefined
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
