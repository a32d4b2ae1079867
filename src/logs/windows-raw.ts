/** Writes a Windows event as Splunk holds it: one `<Event>`, single quotes, no white space between elements. */
import type { WindowsEvent } from './event.ts'

const namespace = 'http://schemas.microsoft.com/win/2004/08/events/event'

export function windowsXml(event: Pick<WindowsEvent, 'system' | 'body' | 'bodyName' | 'data'>): string {
  return `<Event xmlns='${namespace}'><System>${systemXml(event)}</System>${bodyXml(event)}</Event>`
}

/** The inside of `<System>`. */
function systemXml({ system }: Pick<WindowsEvent, 'system'>): string {
  const element = (name: string, text: string | undefined) =>
    text === undefined ? '' : `<${name}>${escapeXml(text)}</${name}>`
  const empty = (name: string, ...attributes: [string, string | undefined][]) =>
    `<${name}${attributesXml(attributes)}/>`
  const qualifiers = attributesXml([['Qualifiers', system.qualifiers]])
  return [
    empty('Provider', ['Name', system.provider], ['Guid', system.guid], ['EventSourceName', system.eventSourceName]),
    system.eventId === undefined ? '' : `<EventID${qualifiers}>${escapeXml(system.eventId)}</EventID>`,
    element('Version', system.version),
    element('Level', system.level),
    element('Task', system.task),
    element('Opcode', system.opcode),
    element('Keywords', system.keywords),
    empty('TimeCreated', ['SystemTime', system.systemTime]),
    element('EventRecordID', system.recordId),
    empty('Correlation', ['ActivityID', system.activityId], ['RelatedActivityID', system.relatedActivityId]),
    empty('Execution', ['ProcessID', system.processId], ['ThreadID', system.threadId]),
    element('Channel', system.channel),
    element('Computer', system.computer),
    empty('Security', ['UserID', system.userId]),
  ].join('')
}

/** The body element with its data; nothing where the event has none. */
function bodyXml({ body, bodyName, data }: Pick<WindowsEvent, 'body' | 'bodyName' | 'data'>): string {
  if (body === undefined) return ''
  if (body !== 'EventData') {
    const leaves = data.map(([name, value]) => elementXml(name ?? 'Data', '', value)).join('')
    // The provider's element holds the leaves, unless it is itself the only one.
    const isLeaf = bodyName === undefined || (data.length === 1 && data[0]?.[0] === bodyName)
    return elementXml(body, '', undefined, isLeaf ? leaves : elementXml(bodyName, '', undefined, leaves))
  }
  const inner = data.map(([name, value]) =>
    name?.startsWith('#')
      ? elementXml(name.slice(1), '', value)
      : elementXml('Data', attributesXml([['Name', name ?? undefined]]), value),
  )
  return `<${body}${attributesXml([['Name', bodyName]])}>${inner.join('')}</${body}>`
}

function elementXml(name: string, attributes: string, text: string | undefined, inner = ''): string {
  const safe = /^[A-Za-z_][\w.:-]*$/.test(name) ? name : 'Data'
  return `<${safe}${attributes}>${text === undefined ? inner : escapeXml(text)}</${safe}>`
}

function attributesXml(attributes: [string, string | undefined][]): string {
  return attributes
    .map(([name, value]) => (value === undefined ? '' : ` ${name}='${escapeXml(value).replaceAll("'", '&apos;')}'`))
    .join('')
}

function escapeXml(text: string): string {
  if (!/[&<>]/.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
