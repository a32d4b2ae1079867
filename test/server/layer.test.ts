/** A layer of the Navigator, read and shown on the matrix. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readAttackLayer } from '../../src/catalog/attack-layer.ts'
import { matrixPage, navigatorLayer } from '../../src/catalog/attack-pages.ts'
import { makeAnswers } from '../../src/server/app.ts'
import { samples } from './site.ts'

const theirs = JSON.stringify({
  name: 'A <b>group</b>',
  versions: { attack: '8', layer: '4.1' },
  domain: 'enterprise-attack',
  techniques: [
    { techniqueID: 'T1047', score: 2 },
    { techniqueID: 'T1086', color: '#ff0000' },
    { techniqueID: 'T1059.001', score: 7 },
    { techniqueID: 't1003', comment: 'seen once' },
    { techniqueID: 'T1218', score: 0 },
    { techniqueID: 'T1566', enabled: false, score: 1 },
    { techniqueID: 'T1490' },
    { techniqueID: 'T9999', score: 1 },
    'noise',
  ],
})

test('marked techniques stand under their ids of today', () => {
  const { layer, diagnostics } = readAttackLayer('theirs.json', theirs)
  assert.deepEqual(diagnostics, [])
  assert.deepEqual([...(layer?.techniques ?? [])].toSorted(), ['T1003', 'T1047', 'T1059.001'])
  assert.deepEqual(layer?.renamed, [['T1086', 'T1059.001']])
  assert.deepEqual(layer?.unknown, ['T9999'])
})

test('what is no layer is refused with the reason', () => {
  const codeOf = (text: string) => readAttackLayer('x.json', text).diagnostics.map(({ code }) => code)
  assert.deepEqual(codeOf('{'), ['not-json'])
  assert.deepEqual(codeOf('[]'), ['not-a-layer'])
  assert.deepEqual(codeOf('null'), ['not-a-layer'])
  assert.deepEqual(codeOf('{"domain":"ics-attack","techniques":[]}'), ['other-domain'])
  assert.deepEqual(codeOf('{"domain":"mitre-enterprise","techniques":[]}'), [])
})

test('the matrix says what of a layer has no rule', async () => {
  const { library } = samples()
  const { layer } = readAttackLayer('theirs.json', theirs)
  assert.ok(layer)
  const compared = matrixPage({ ...library, layer }).compared
  assert.equal(compared?.techniques, 3)
  const without = [...layer.techniques].filter(id => !library.techniques.has(id)).toSorted()
  assert.deepEqual(
    compared?.gaps.map(({ id }) => id),
    without,
  )
  assert.ok(without.length > 0 && without.length < 3, 'the samples have some of them')

  const html = makeAnswers({ library: { ...library, layer }, files: true })('/attack/', '').text
  assert.match(html, /Compared with A &lt;b&gt;group&lt;\/b&gt;/)
  assert.match(html, /T1086 → T1059\.001/)
  assert.match(html, />T1047<(?:(?!<\/a>)[\s\S])*marked in the layer/)
  assert.doesNotMatch(makeAnswers({ library, files: true })('/attack/', '').text, /marked/)
})

test('our own layer comes back with every technique that a rule names', () => {
  const { library } = samples()
  const { layer } = readAttackLayer('own.json', JSON.stringify(navigatorLayer(library)))
  assert.ok(layer)
  assert.deepEqual(matrixPage({ ...library, layer }).compared?.gaps, [])
})
