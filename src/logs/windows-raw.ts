/** Writes a Windows event as Splunk holds it: one `<Event>`, single quotes, no white space between elements. */
import type { WindowsEvent, WindowsSystem } from './event.ts'
import type { XmlElement } from './windows-event.ts'

const head = "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"

/** `bodyXml` where the body is more than its data tells: nested elements, attributes. */
export function windowsXml(
  event: Pick<WindowsEvent, 'system' | 'body' | 'bodyName' | 'data'>,
  bodyXml: string = dataXml(event),
): string {
  return `${head}${systemXml(event.system)}</System>${bodyXml}</Event>`
}

/** An element as it is, with all that is in it. */
export function elementXml({ name, attributes, children }: XmlElement): string {
  let xml = startTag(name, attributes)
  for (const child of children) xml += typeof child === 'string' ? escapeXml(child) : elementXml(child)
  return `${xml}${endTag(name)}`
}

export function startTag(name: string, attributes: XmlElement['attributes']): string {
  let tag = `<${safeName(name)}`
  for (const [key, value] of attributes) tag += attributeXml(safeName(key), value)
  return `${tag}>`
}

export const endTag = (name: string): string => `</${safeName(name)}>`

const special = /[&<>]/

export function escapeXml(text: string): string {
  if (!special.test(text)) return text
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** The inside of `<System>`. */
function systemXml(system: WindowsSystem): string {
  const { provider, guid, eventSourceName, qualifiers, eventId, version, level, task, opcode, keywords } = system
  const { systemTime, recordId, activityId, relatedActivityId, processId, threadId, channel, computer, userId } = system
  let xml = `<Provider${attributeXml('Name', provider)}${attributeXml('Guid', guid)}${attributeXml('EventSourceName', eventSourceName)}/>`
  if (eventId !== undefined) xml += `<EventID${attributeXml('Qualifiers', qualifiers)}>${escapeXml(eventId)}</EventID>`
  xml += textXml('Version', version) + textXml('Level', level) + textXml('Task', task) + textXml('Opcode', opcode)
  xml += `${textXml('Keywords', keywords)}<TimeCreated${attributeXml('SystemTime', systemTime)}/>`
  xml += textXml('EventRecordID', recordId)
  xml += `<Correlation${attributeXml('ActivityID', activityId)}${attributeXml('RelatedActivityID', relatedActivityId)}/>`
  xml += `<Execution${attributeXml('ProcessID', processId)}${attributeXml('ThreadID', threadId)}/>`
  xml += `${textXml('Channel', channel)}${textXml('Computer', computer)}<Security${attributeXml('UserID', userId)}/>`
  return xml
}

const textXml = (name: string, text: string | undefined): string =>
  text === undefined ? '' : `<${name}>${escapeXml(text)}</${name}>`

/** The body element with its data; nothing where the event has none. */
function dataXml({ body, bodyName, data }: Pick<WindowsEvent, 'body' | 'bodyName' | 'data'>): string {
  if (body === undefined) return ''
  if (body === 'EventData') {
    let xml = `<EventData${attributeXml('Name', bodyName)}>`
    for (const [name, value] of data) {
      if (name?.startsWith('#')) xml += leafXml(name.slice(1), value)
      else xml += `<Data${attributeXml('Name', name ?? undefined)}>${escapeXml(value)}</Data>`
    }
    return `${xml}</EventData>`
  }
  let leaves = ''
  for (const [name, value] of data) leaves += leafXml(name ?? 'Data', value)
  // The provider's element holds the leaves, unless it is itself the only one.
  const isLeaf = bodyName === undefined || (data.length === 1 && data[0]?.[0] === bodyName)
  const inner = isLeaf ? leaves : `<${safeName(bodyName)}>${leaves}${endTag(bodyName)}`
  return `<${safeName(body)}>${inner}${endTag(body)}`
}

function leafXml(name: string, text: string): string {
  const safe = safeName(name)
  return `<${safe}>${escapeXml(text)}</${safe}>`
}

function attributeXml(name: string, value: string | undefined): string {
  if (value === undefined) return ''
  return value.includes("'")
    ? ` ${name}='${escapeXml(value).replaceAll("'", '&apos;')}'`
    : ` ${name}='${escapeXml(value)}'`
}

const safeName = (name: string): string => (/^[A-Za-z_][\w.:-]*$/.test(name) ? name : 'Data')
