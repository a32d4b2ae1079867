/** The command as a process: streams, exit codes, and a reader that goes away. */
import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { verbs } from '../../src/cli/verbs.ts'

const root = join(import.meta.dirname, '..', '..')
const harrier = ['--import', 'tsx', 'src/cli/main.ts']

function ran(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...harrier, ...words], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', LANG: 'en_US.UTF-8' },
  })
  return { code: status, out: stdout, err: stderr }
}

test('help goes to standard output, a wrong verb to standard error', () => {
  const help = ran('--help')
  assert.equal(help.code, 0)
  assert.equal(help.err, '')
  for (const { usage } of verbs) assert.ok(help.out.includes(usage))

  const wrong = ran('hnt')
  assert.equal(wrong.code, 2)
  assert.equal(wrong.out, '')
  assert.match(wrong.err, /^error: 'hnt' is no verb/)
  assert.doesNotMatch(wrong.err, /\n +at /)
})

test('the version is the manifest’s', () => {
  const { code, out } = ran('--version')
  assert.equal(code, 0)
  assert.match(out, /^harrier \d+\.\d+\.\d+\n$/)
})

test('a reader that has seen enough is no error', async () => {
  const child = spawn(process.execPath, [...harrier, 'hunt', '--help'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stdout.destroy()
  let err = ''
  child.stderr.on('data', chunk => {
    err += chunk
  })
  const code = await new Promise(resolve => child.on('close', resolve))
  assert.equal(err, '')
  assert.equal(code, 0)
})
