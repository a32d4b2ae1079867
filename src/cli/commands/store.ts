/** `harrier store`: what a kept store holds to standard output; what was done to it, and what is wrong with it, to standard error. */
import type { StoreReport } from '../../harrier.ts'
import { type Arguments, formatOf, usageError } from '../arguments.ts'
import type { Context } from '../context.ts'
import { withHarrier } from '../engine.ts'
import { jsonDocument } from '../print/json.ts'
import { tell } from '../print/problems.ts'
import { table } from '../print/table.ts'
import { escapeControls } from '../print/width.ts'
import { bytes, counted, grouped } from '../print/words.ts'

export async function run(given: Arguments, context: Context): Promise<number> {
  const [store, ...others] = given.positionals
  if (store === undefined || others.length > 0) {
    tell(context, [usageError('missing-argument', "'store' wants the folder of one store")])
    return 2
  }
  const report = await withHarrier(context, harrier =>
    harrier.store({ store, remove: given.values('delete'), check: given.has('check'), fields: given.has('fields') }),
  )
  if (!report) return 130
  if (formatOf(given, 'table') === 'json') context.out(document(report))
  else context.out(given.has('fields') ? fieldTable(report, context) : fileTable(report, context))
  tell(context, [
    ...report.unknown.map(word => usageError('unknown-file', `the store has no file '${word}'`)),
    ...report.faults.map(fault => usageError('store-fault', fault)),
  ])
  if (!context.quiet) context.err(summary(report, given.has('check')))
  return report.unknown.length > 0 ? 2 : report.faults.length > 0 ? 1 : 0
}

const document = ({ files, events, newest, indexes, fields, removed, faults }: StoreReport): string =>
  jsonDocument('store', {
    summary: { files: files.length, events, newest: newest ?? null, indexes },
    rows: files,
    fields,
    removed,
    faults,
  })

const fileColumns = [
  { title: 'file', keep: true },
  { title: 'events', keep: true, align: 'right' },
  { title: 'size', keep: true, align: 'right' },
  { title: 'hash' },
] as const

function fileTable({ files }: StoreReport, context: Context): string {
  const rows = files.map(({ name, events, bytes: size, hash }) => [
    escapeControls(name),
    grouped(events),
    bytes(size),
    hash.slice(0, 12),
  ])
  return lined(table(fileColumns, rows, look(context)))
}

const fieldColumns = [
  { title: 'field', keep: true },
  { title: 'sourcetype', keep: true },
  { title: 'events', keep: true, align: 'right' },
  { title: 'values' },
] as const

/** A line for each sourcetype whose events have the field. */
function fieldTable({ fields }: StoreReport, context: Context): string {
  const rows = fields.flatMap(({ name, in: counts = [] }) =>
    counts.map(({ sourcetype, events, several }) => [
      escapeControls(name),
      escapeControls(sourcetype),
      grouped(events),
      several === 0 ? 'one' : `several in ${grouped(several)}`,
    ]),
  )
  return lined(table(fieldColumns, rows, look(context)))
}

const look = ({ toTerminal, width, outPalette }: Context) => ({
  width: toTerminal ? width : Infinity,
  palette: outPalette,
})

const lined = (lines: readonly string[]): string => lines.map(line => line + '\n').join('')

function summary({ files, events, fields, indexes, removed, faults }: StoreReport, checked: boolean): string {
  const size = files.reduce((sum, file) => sum + file.bytes, 0)
  const parts = [
    `${counted(files.length, 'file')}, ${bytes(size)}`,
    counted(events, 'event'),
    counted(fields.length, 'field'),
    indexes.length === 0 ? '' : `index ${indexes.map(escapeControls).join(', ')}`,
    removed.length === 0 ? '' : `${counted(removed.length, 'file')} removed`,
    checked && faults.length === 0 ? 'sound' : '',
  ]
  return `${parts.filter(part => part !== '').join('; ')}\n`
}
