/** Runs a measurement: `npm run bench -- NAME [ARGUMENT…]`; without a name it says what there is. */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..', 'bench')
/** The files that run by themselves: they say how in their first comment. */
const measurements = readdirSync(folder)
  .filter(file => file.endsWith('.ts'))
  .map(file => ({ name: file.slice(0, -'.ts'.length), text: readFileSync(join(folder, file), 'utf8') }))
  .filter(({ text }) => /^\/\*\*[^/]*`[^`]*\b(bench)\b/.test(text))

const [name, ...rest] = process.argv.slice(2)
const wanted = measurements.find(each => each.name === name)
if (wanted) {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(folder, `${wanted.name}.ts`), ...rest], {
    stdio: 'inherit',
  })
  process.exitCode = status ?? 1
} else {
  if (name !== undefined) process.stderr.write(`there is no measurement '${name}'\n`)
  for (const { name: known, text } of measurements) process.stderr.write(`${known}\n${indented(opening(text))}\n`)
  process.exitCode = name === undefined ? 0 : 2
}

function opening(text: string): string {
  const comment = /^\/\*\*(.*?)\*\//s.exec(text)?.[1] ?? ''
  return comment.replace(/^\s*\*? ?/gm, '').trim()
}

function indented(text: string): string {
  return text.replace(/^/gm, '  ')
}
