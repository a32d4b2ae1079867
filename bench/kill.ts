/**
 * Loads killed at random moments and done again: `node --import tsx bench/kill.ts [N]`, 50 by default. Prints what was not
 * as after an undisturbed load; exit 1 where there was any.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { faultsAfter, loadedUndisturbed, loadInChild, writeLogs } from '../test/engine/killing.ts'

const kills = Number(process.argv[2] ?? 50)
const folder = mkdtempSync(join(tmpdir(), 'harrier-kill-'))
const logs = join(folder, 'logs')
const reached = new Map<string, number>()
let wrong = 0
try {
  writeLogs(logs, 12, 500)
  const begun = performance.now()
  const whole = await loadedUndisturbed(join(folder, 'undisturbed'), logs)
  const most = performance.now() - begun
  say(`${whole.length} records in ${Math.round(most)} ms undisturbed`)
  for (let kill = 0; kill < kills; kill += 1) {
    const store = join(folder, `killed-${kill}`)
    const after = Math.random() * most
    const ended = await loadInChild(store, logs, { after, from: 'begun', signal: 'SIGKILL', threads: 1 + (kill % 2) })
    reached.set(ended.reached, (reached.get(ended.reached) ?? 0) + 1)
    const faults = await faultsAfter(store, logs, whole)
    for (const fault of faults) say(`killed after ${Math.round(after)} ms (${ended.reached}): ${fault}`)
    if (faults.length > 0) wrong += 1
    rmSync(store, { recursive: true })
  }
} finally {
  rmSync(folder, { recursive: true })
}
const last = [...reached].map(([name, count]) => `${count} when ${name || 'not begun'}`).join(', ')
say(`${kills} loads killed (${last}), ${wrong} with faults`)
process.exitCode = wrong > 0 ? 1 : 0

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
