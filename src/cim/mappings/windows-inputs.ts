/** What Splunk's inputs on Windows write beside the event log: the directory monitor and inventories by PowerShell. */
import { firstOf, matches } from '../mapping.ts'
import { inText, pairs, type SourceMapping } from '../source-mapping.ts'

export const directoryMonitor: SourceMapping = {
  name: 'admon',
  sourcetypes: ['ActiveDirectory'],
  sources: ['ActiveDirectory'],
  recognise: [inText(['line', 'keyValue'], matches('#raw', /(?:^|\n)[ \t]{0,20}admonEventType=/))],
  readings: [pairs('#raw', /(?:^|\n)[ \t]{0,20}([A-Za-z]\w*)=([^\r\n]+)/)],
  layers: [{ name: 'admon', fields: { dest: 'dcName', user: firstOf('sAMAccountName', 'cn') } }],
  host: 'dcName',
}

const inventory = (name: string, ...sourcetypes: readonly string[]): SourceMapping => ({
  name,
  sourcetypes,
  readings: [pairs('#raw', /(?:^|\s)([A-Za-z]\w*)=(?:"([^"]*)"|([^\s"]+))/)],
  layers: [],
})

export const windowsInventories: readonly SourceMapping[] = [
  { ...inventory('iis_modules', 'Pwsh:InstalledIISModules'), sources: ['powershell://AppCmdModules'] },
  { ...inventory('sip_inventory', 'PwSh:SubjectInterfacePackage'), sources: ['powershell://SubjectInterfacePackage'] },
  inventory('driver_inventory', 'PwSh:DriverInventory'),
  inventory('bootloader_inventory', 'PwSh:bootloader'),
]
