/** Which events a log source of Sigma stands for: on Windows channels and event ids, elsewhere the name of a log. */
import { type EventCoverage, namedSource, windowsEvent } from '../coverage.ts'
import { findEvent } from '../events.ts'
import type { Indicator } from '../indicators.ts'

export interface LogSource {
  readonly product: string | undefined
  readonly category: string | undefined
  readonly service: string | undefined
}

/** `windows/process_creation`, `aws/cloudtrail`, `proxy`: how a log source is named where one text must do. */
export const logSourceName = ({ product, category, service }: LogSource): string =>
  [product, category, service].filter(Boolean).join('/')

/** Events of a named log source; event ids in the rule itself say which ones of a service. */
export function logSourceEvents(name: string, indicators: readonly Indicator[]): readonly EventCoverage[] {
  const [product, ...parts] = name.split('/')
  const linux = name === 'linux/process_creation'
  if (linux) return [windowsEvent('Linux-Sysmon/Operational', 1, 'data source')]
  const windows = product === 'windows' || name === 'antivirus'
  const rows = windows ? [name, ...parts].flatMap(part => categories().get(part) ?? []) : []
  if (rows.length > 0) return rows.flat()
  const channels = windows ? parts.flatMap(part => services().get(part) ?? []) : []
  const [first] = channels
  if (first === undefined) return name === '' ? [] : [namedSource(name)]
  const ids = new Set(indicators.filter(isEventId).map(({ value }) => Number(value)))
  if (ids.size === 0) return channels.map(channel => windowsEvent(channel, undefined, 'data source'))
  return [...ids].map(id => {
    const channel = channels.find(channel => findEvent({ channel }, id)) ?? first
    return windowsEvent(channel, id, 'data source')
  })
}

const isEventId = ({ field, kind, value, exclude }: Indicator): boolean =>
  field === 'EventID' && kind === 'eq' && !exclude && /^\d{1,6}$/.test(value)

/** Lists of events of one channel each. */
let categoryTable: ReadonlyMap<string, readonly (readonly EventCoverage[])[]> | undefined
let serviceTable: ReadonlyMap<string, readonly string[]> | undefined

function categories(): NonNullable<typeof categoryTable> {
  categoryTable ??= readTable(windowsCategories, text => {
    const [channel = '', ids = ''] = text.split(' = ')
    return ids.split(' ').map(id => windowsEvent(channelName(channel), Number(id), 'data source'))
  })
  return categoryTable
}

function services(): ReadonlyMap<string, readonly string[]> {
  serviceTable ??= readTable(windowsServices, channelName)
  return serviceTable
}

function readTable<T>(table: string, read: (text: string) => T): ReadonlyMap<string, readonly T[]> {
  return new Map(
    table
      .trim()
      .split('\n')
      .map((line): [string, readonly T[]] => {
        const colon = line.indexOf(': ')
        return [
          line.slice(0, colon),
          line
            .slice(colon + 2)
            .split('; ')
            .map(read),
        ]
      }),
  )
}

const channelName = (name: string): string => (name === 'sysmon' ? 'Microsoft-Windows-Sysmon/Operational' : name)

/** `category: channel = event ids; …`, where `sysmon` is its channel; from the taxonomy of the Sigma specification. */
const windowsCategories = `
process_creation: sysmon = 1; Security = 4688
file_change: sysmon = 2
network_connection: sysmon = 3; Security = 5156
sysmon_status: sysmon = 4 16
process_termination: sysmon = 5
driver_load: sysmon = 6
image_load: sysmon = 7
create_remote_thread: sysmon = 8
raw_access_thread: sysmon = 9
process_access: sysmon = 10
file_event: sysmon = 11
registry_event: sysmon = 12 13 14
registry_add: sysmon = 12
registry_delete: sysmon = 12
registry_set: sysmon = 13
registry_rename: sysmon = 14
create_stream_hash: sysmon = 15
pipe_created: sysmon = 17 18
wmi_event: sysmon = 19 20 21
dns_query: sysmon = 22
file_delete: sysmon = 23
clipboard_change: sysmon = 24
process_tampering: sysmon = 25
file_delete_detected: sysmon = 26
file_block_executable: sysmon = 27
file_block_shredding: sysmon = 28
file_executable_detected: sysmon = 29
sysmon_error: sysmon = 255
ps_module: Microsoft-Windows-PowerShell/Operational = 4103
ps_script: Microsoft-Windows-PowerShell/Operational = 4104
ps_classic_start: Windows PowerShell = 400
ps_classic_provider_start: Windows PowerShell = 600
ps_classic_script: Windows PowerShell = 800
file_access: Microsoft-Windows-Kernel-File = 10 12
file_rename: Microsoft-Windows-Kernel-File = 19 27
antivirus: Microsoft-Windows-Windows Defender/Operational = 1006 1007 1008 1009 1010 1011 1012 1017 1018 1019 1115 1116
clipboard_capture: sysmon = 24
`

/** `service: channels`. */
const windowsServices = `
security: Security
system: System
application: Application
sysmon: sysmon
powershell: Microsoft-Windows-PowerShell/Operational; PowerShellCore/Operational
powershell-classic: Windows PowerShell
taskscheduler: Microsoft-Windows-TaskScheduler/Operational
wmi: Microsoft-Windows-WMI-Activity/Operational
ntlm: Microsoft-Windows-NTLM/Operational
dhcp: Microsoft-Windows-DHCP-Server/Operational
dns-server: DNS Server
dns-server-audit: Microsoft-Windows-DNS-Server/Audit
dns-server-analytic: Microsoft-Windows-DNS-Server/Analytical
dns-client: Microsoft-Windows-DNS Client Events/Operational
driver-framework: Microsoft-Windows-DriverFrameworks-UserMode/Operational
msexchange-management: MSExchange Management
printservice-admin: Microsoft-Windows-PrintService/Admin
printservice-operational: Microsoft-Windows-PrintService/Operational
smbclient-security: Microsoft-Windows-SmbClient/Security
smbclient-connectivity: Microsoft-Windows-SmbClient/Connectivity
smbserver-connectivity: Microsoft-Windows-SMBServer/Connectivity
terminalservices-localsessionmanager: Microsoft-Windows-TerminalServices-LocalSessionManager/Operational
codeintegrity-operational: Microsoft-Windows-CodeIntegrity/Operational
applocker: Microsoft-Windows-AppLocker/MSI and Script; Microsoft-Windows-AppLocker/EXE and DLL; Microsoft-Windows-AppLocker/Packaged app-Deployment; Microsoft-Windows-AppLocker/Packaged app-Execution
windefend: Microsoft-Windows-Windows Defender/Operational
firewall-as: Microsoft-Windows-Windows Firewall With Advanced Security/Firewall
bits-client: Microsoft-Windows-Bits-Client/Operational
security-mitigations: Microsoft-Windows-Security-Mitigations/KernelMode; Microsoft-Windows-Security-Mitigations/UserMode
diagnosis-scripted: Microsoft-Windows-Diagnosis-Scripted/Operational
shell-core: Microsoft-Windows-Shell-Core/Operational
openssh: OpenSSH/Operational
ldap: Microsoft-Windows-LDAP-Client/Debug
ldap_debug: Microsoft-Windows-LDAP-Client/Debug
bitlocker: Microsoft-Windows-BitLocker/BitLocker Management
vhdmp: Microsoft-Windows-VHDMP-Operational
vhd: Microsoft-Windows-VHDMP/Operational
appxdeployment-server: Microsoft-Windows-AppXDeploymentServer/Operational
lsa-server: Microsoft-Windows-LSA/Operational
appxpackaging-om: Microsoft-Windows-AppxPackaging/Operational
appmodel-runtime: Microsoft-Windows-AppModel-Runtime/Admin
capi2: Microsoft-Windows-CAPI2/Operational
certificateservicesclient-lifecycle-system: Microsoft-Windows-CertificateServicesClient-Lifecycle-System/Operational
kernel-shimengine: Microsoft-Windows-Kernel-ShimEngine/Operational; Microsoft-Windows-Kernel-ShimEngine/Diagnostic
kernel-event-tracing: Microsoft-Windows-Kernel-EventTracing
application-experience: Microsoft-Windows-Application-Experience/Program-Telemetry; Microsoft-Windows-Application-Experience/Program-Compatibility-Assistant
ntfs: Microsoft-Windows-Ntfs/Operational
hyper-v-worker: Microsoft-Windows-Hyper-V-Worker
sense: Microsoft-Windows-SENSE/Operational
microsoft-servicebus-client: Microsoft-ServiceBus-Client/Admin; Microsoft-ServiceBus-Client/Operational
iis-configuration: Microsoft-IIS-Configuration/Operational
`
