/** Applications and appliances with a line format of their own. */
import { extract, firstOf, matches, text } from '../mapping.ts'
import { groups, inText, pairs, type SourceMapping } from '../source-mapping.ts'

export const crushFtp: SourceMapping = {
  name: 'crushftp',
  sourcetypes: ['crushftp:sessionlogs'],
  sources: ['crushftp'],
  recognise: [inText(['line'], matches('#raw', /^SESSION\|\d\d\/\d\d\/\d{4} /))],
  readings: [
    groups(
      '#raw',
      /^SESSION\|(?<date_time>[^|]+)\|\[(?<protocol>\w+):(?<session_id>[^:]+):(?<user>[^:\]]*):(?<src_ip>[^\]]*)\] (?<direction>\w+): \*?(?<message>.*?)\*?$/,
    ),
  ],
  layers: [
    {
      name: 'crushftp',
      fields: {
        src: 'src_ip',
        http_method: extract('message', /^([A-Z]+) \//),
        uri_path: extract('message', /^[A-Z]+ ([^ ?]+)/),
        uri_query: extract('message', /^[A-Z]+ [^ ?]+\?(\S+)/),
        vendor_product: text('CrushFTP'),
      },
    },
  ],
}

export const ivantiVtm: SourceMapping = {
  name: 'ivanti_vtm',
  sourcetypes: ['ivanti_vtm_audit'],
  sources: ['ivanti_vtm'],
  recognise: [inText(['line', 'keyValue'], matches('#raw', /^\[\d\d\/\w{3}\/\d{4}[^\]]+\]\s+USER=\S+\s+GROUP=/))],
  readings: [pairs('#raw', /\s([A-Z]+)=(\S+)/)],
  layers: [
    { name: 'ivanti_vtm', fields: { user: 'USER', src: 'IP', vendor_product: text('Ivanti Virtual Traffic Manager') } },
  ],
}

/** Searched as text. */
const plain = (name: string, sourcetype: string): SourceMapping => ({
  name,
  sourcetypes: [sourcetype],
  sources: [sourcetype],
  readings: [pairs('#message', /(?:^|[\s,])([A-Za-z_]\w*)=(?:"([^"]*)"|([^\s,"]+))/)],
  layers: [],
})

export const papercut: SourceMapping = {
  ...plain('papercut', 'papercutng'),
  readings: [pairs('#message', /(?:^|[\s,])([A-Za-z_]\w*)[=:] ?(?:"([^"]*)"|([^\s,"]+))/)],
  layers: [{ name: 'papercut', fields: { src_ip: firstOf('src_ip', 'ip') } }],
}

export const netBackup = plain('netbackup', 'netbackup_logs')
export const moveIt = plain('moveit', 'sftp_server_logs')
export const bigIpRogue: SourceMapping = { ...plain('f5_bigip_rogue', 'f5:bigip:rogue'), index: 'netops' }
