/** A file that a store keeps under other names than those that are stated now: it is not read again, and that must be said. */
import type { NormaliseOptions } from '../cim/normalise.ts'
import type { Engine, KeptFile, NameKind } from '../engine/engine.ts'

const kinds: readonly NameKind[] = ['sourcetype', 'source', 'index', 'host']

/** Undefined where its events have the stated names already. */
export async function keptOtherwise(
  engine: Engine,
  file: KeptFile,
  stated: NormaliseOptions = {},
): Promise<string | undefined> {
  const said: string[] = []
  for (const kind of kinds) {
    const name = stated[kind]
    const others = name === undefined ? [] : await engine.otherNames(file, kind, name)
    if (others.length > 0) said.push(`${kind} ${others.map(other => `'${other}'`).join(', ')}, not '${name}'`)
  }
  if (said.length === 0) return undefined
  const how = `'harrier store --delete' removes '${file.name}', so that it is read anew`
  return `it is kept as ${said.join(' and ')}: what a store keeps stays as it is; ${how}`
}
