/** A run that cannot find what it is asked for says so before a log is read. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { openHarrier } from '../../src/harrier.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'

const folder = mkdtempSync(join(tmpdir(), 'harrier-nothing-'))
after(() => rmSync(folder, { recursive: true, force: true }))

const content = 'test/cli/content'

interface Asked {
  readonly rules: string
  readonly select?: string
  readonly earliest?: string
}

async function hunted(asked: Asked): Promise<{ readonly said: readonly string[]; readonly files: number }> {
  const harrier = await openHarrier()
  const said: string[] = []
  const { files } = await harrier.hunt(
    { ...asked, rules: [asked.rules], paths: [`${content}/logs`], evidence: 'none', timing: false },
    {
      finding: () => undefined,
      rule: () => undefined,
      diagnostic: ({ severity, message }) => severity === 'error' && said.push(message),
    },
  )
  await harrier.close()
  return { said, files }
}

test('a bound that is no time', async () => {
  const { said, files } = await hunted({ rules: `${content}/detections/tidy.yml`, earliest: 'yesterdy' })
  assert.deepEqual(said, ["'--from' wants a time, not 'yesterdy'"])
  assert.equal(files, 0)
})

test('a key that rules do not have', async () => {
  const { said, files } = await hunted({ rules: `${content}/detections/tidy.yml`, select: 'tactics=execution' })
  assert.equal(said.length, 1)
  assert.match(said[0] ?? '', /^'tactics' is no key/)
  assert.equal(files, 0)
})

test('a selection that leaves none', async () => {
  const { said } = await hunted({ rules: `${content}/detections/tidy.yml`, select: 'type=Hunting' })
  assert.deepEqual(said, ["'--select' leaves none of the 1 rules that were read"])
})

test('rules of another language', async () => {
  const { said } = await hunted({ rules: `${content}/sigma` })
  assert.deepEqual(said, ['no rule here is written in SPL: rules of Sigma and Elastic are explained, not run'])
})

test('a folder without rules', async () => {
  const { said } = await hunted({ rules: `${content}/logs` })
  assert.deepEqual(said, ['there is no rule to run: the paths of rules hold no detection'])
})

test('a rule file that is broken is told of where rules are tested', async () => {
  const file = join(folder, 'broken.yml')
  writeFileSync(file, 'name: Broken\nsearch: "index=main\ntype: TTP\n')
  const harrier = await openHarrier()
  const heard: Diagnostic[] = []
  await harrier.test({ paths: [file], data: [], onDiagnostic: one => heard.push(one) }, () => undefined)
  await harrier.close()
  assert.ok(heard.some(({ severity, place }) => severity === 'error' && place?.source.name === file))
})
