/** What is a network in a search: an address, v4 or v6, and a number of bits that it can have. */

/** Whether `10.0.0.0/8` or `fe80::/10` is meant; anything else is text. */
export function isNetwork(value: string): boolean {
  const [address = '', bits = '', ...more] = value.split('/')
  if (more.length > 0 || !/^\d{1,3}$/.test(bits)) return false
  return isV4(address) ? Number(bits) <= 32 : isV6(address) && Number(bits) <= 128
}

/** A cell of a table as a network: an address is the network that holds it alone, and anything else is the empty text. */
export function networkOf(cell: string): string {
  const text = cell.trim()
  if (isNetwork(text)) return text
  return isV4(text) ? `${text}/32` : isV6(text) ? `${text}/128` : ''
}

const isV4 = (address: string): boolean =>
  /^\d{1,3}(\.\d{1,3}){3}$/.test(address) && address.split('.').every(part => Number(part) <= 255)

/** Eight groups, fewer where one `::` stands for zeros; the last two may be written as an address of version 4. */
function isV6(address: string): boolean {
  const halves = address.split('::')
  const groups = halves.flatMap(half => (half === '' ? [] : half.split(':')))
  const last = groups.at(-1) ?? ''
  const words = groups.length + (isV4(last) ? 1 : 0)
  const written = groups.every((group, index) =>
    index === groups.length - 1 && isV4(group) ? true : /^[0-9a-f]{1,4}$/i.test(group),
  )
  return written && (halves.length === 1 ? words === 8 : halves.length === 2 && words < 8)
}
