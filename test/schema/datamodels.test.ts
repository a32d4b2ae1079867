/** The data models: facts of single datasets, names that searches give them, and that every model is whole. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { DataModel } from '../../src/schema/data-model.ts'
import { dataModels } from '../../src/schema/datamodels/index.ts'
import { allFields, type FoundDataset, findDataset, findField, lineageOf } from '../../src/schema/find-dataset.ts'
import { needsShared, sharedPath } from '../shared.ts'

function found(model: string, path?: string): FoundDataset {
  const lookup = findDataset(model, path)
  assert.equal(lookup.kind, 'found')
  return lookup.kind === 'found' ? lookup : assert.fail()
}

test('processes are events with the tags process and report', () => {
  const { dataset, lineage } = found('Endpoint', 'Processes')
  assert.deepEqual(dataset.tags, ['process', 'report'])
  assert.equal(dataset.parent, undefined)
  assert.equal(lineage.length, 1)
})

test('what Endpoint.Processes fills in', () => {
  const fills = Object.fromEntries(found('Endpoint', 'Processes').dataset.fields.map(field => [field.name, field.fill]))
  for (const name of [
    'dest',
    'user',
    'process',
    'parent_process',
    'original_file_name',
    'parent_user',
    'loaded_file',
  ]) {
    assert.deepEqual(fills[name], { kind: 'unknown' }, name)
  }
  assert.deepEqual(fills['process_name'], { kind: 'nameFromCommand', from: 'process' })
  assert.deepEqual(fills['parent_process_name'], { kind: 'nameFromCommand', from: 'parent_process' })
  assert.deepEqual(fills['process_integrity_level'], { kind: 'lower' })
  assert.deepEqual(fills['vendor_product'], { kind: 'vendorProduct' })
  for (const name of ['process_guid', 'process_id', 'process_path', 'user_id', 'action']) {
    assert.ok(name in fills, name)
    assert.equal(fills[name], undefined, name)
  }
})

test('a child has its own tags and fields beside its parent’s', () => {
  const child = found('Change', 'Accounts_Created')
  assert.deepEqual(
    child.lineage.map(one => one.name),
    ['All_Changes', 'Account_Management', 'Accounts_Created'],
  )
  assert.deepEqual(
    child.lineage.flatMap(one => one.tags),
    ['change', 'account'],
  )
  assert.equal(child.dataset.constraint, 'action=created')
  assert.equal(findField(child, 'All_Changes.user')?.dataset.name, 'All_Changes')
  assert.equal(findField(child, 'Account_Management.src_user')?.dataset.name, 'Account_Management')
  assert.equal(findField(child, 'All_Changes.Account_Management.src_user')?.dataset.name, 'Account_Management')
  assert.equal(findField(child, 'All_Changes.src_user'), undefined)
})

test('a field of a dataset below the one searched says which events have it', () => {
  assert.equal(findField(found('Change'), 'All_Changes.Instance_Changes.image_id')?.dataset.name, 'Instance_Changes')
  assert.equal(findField(found('Certificates', 'All_Certificates'), 'SSL.dest')?.dataset.name, 'SSL')
})

test('a field of another root is not found', () => {
  assert.equal(findField(found('Endpoint', 'Processes'), 'Registry.registry_path'), undefined)
})

test('the name of a field may have dots', () => {
  const risk = found('Risk', 'All_Risk')
  assert.equal(risk.dataset.constraint, 'index=risk')
  assert.equal(
    findField(risk, 'All_Risk.annotations.mitre_attack.mitre_technique_id')?.field.name,
    'annotations.mitre_attack.mitre_technique_id',
  )
})

test('without a dataset the root is meant, where there is but one', () => {
  assert.equal(found('Web').dataset.name, 'Web')
  const lookup = findDataset('Endpoint')
  assert.equal(lookup.kind, 'severalRoots')
})

test('a dataset may be named with those above it and with the model', () => {
  assert.equal(found('Authentication', 'Authentication.Failed_Authentication').dataset.name, 'Failed_Authentication')
  assert.equal(found('Network_Sessions', 'All_Sessions.DHCP').dataset.name, 'DHCP')
  assert.equal(found('Endpoint', 'Endpoint.Processes').dataset.name, 'Processes')
  assert.equal(findDataset('Network_Sessions', 'DHCP.All_Sessions').kind, 'unknownDataset')
})

test('unknown names are said to be so', () => {
  const model = findDataset('Endpiont', 'Processes')
  assert.equal(model.kind, 'unknownModel')
  assert.ok(model.kind === 'unknownModel' && model.known.includes('Endpoint'))
  assert.equal(findDataset('Endpoint', 'Prozesse').kind, 'unknownDataset')
  assert.equal(findDataset('__proto__').kind, 'unknownModel')
})

test('every model is whole: parents exist, roots select something, no field twice', () => {
  for (const model of dataModels) {
    for (const dataset of model.datasets) {
      const where = `${model.name}.${dataset.name}`
      const own = dataset.fields.map(field => field.name)
      assert.equal(new Set(own).size, own.length, where)
      if (dataset.parent !== undefined) assert.equal(lineageOf(model, dataset).at(-2)?.name, dataset.parent, where)
      if (!own.every(name => /^[\w.]+$/.test(name))) assert.fail(where)
    }
  }
})

interface ReferenceDataset {
  readonly parent: string | null
  readonly selector?: { readonly all_tags?: readonly string[] }
  readonly all_fields: readonly string[]
}

test(
  'models, parents, tags and fields are those of the reference',
  needsShared('reference/cim/cim-models.json'),
  () => {
    const reference = JSON.parse(readFileSync(sharedPath('reference/cim/cim-models.json'), 'utf8')).models as Record<
      string,
      { readonly datasets: Record<string, ReferenceDataset> }
    >
    const implicit = ['_time', 'host', 'source', 'sourcetype']
    for (const [name, { datasets }] of Object.entries(reference)) {
      // UEBA is named in the reference but not restated there.
      if (name === 'UEBA') continue
      const model: DataModel = dataModels.find(one => one.name === name) ?? assert.fail(name)
      assert.deepEqual(model.datasets.map(one => one.name).sort(), Object.keys(datasets).sort())
      for (const dataset of model.datasets) {
        const expected = datasets[dataset.name] ?? assert.fail()
        const where = `${name}.${dataset.name}`
        assert.equal(dataset.parent ?? null, expected.parent, where)
        if (name !== 'Performance') assert.deepEqual(dataset.tags, expected.selector?.all_tags ?? [], where)
        const names = new Set(allFields(model, dataset).map(field => field.name))
        const missing = expected.all_fields.filter(field => !names.has(field) && !implicit.includes(field))
        assert.deepEqual(missing, [], where)
      }
    }
  },
)
