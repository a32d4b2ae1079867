/** One name for what the vendors call differently, so that rules of different sources can be counted together. */

/**
 * The common name of a field as SPL, Sigma or Elastic write it; other names stand for themselves, in lower case and
 * without the dataset that SPL puts before them. Cases matter: `eventtype` is Splunk's own and `eventType` a cloud's.
 */
export function commonField(field: string): string {
  const known = table().get(field)
  if (known !== undefined) return known
  const bare = /^[A-Z]\w*\.(\w+)$/.exec(field)?.[1] ?? field
  return table().get(bare) ?? bare.toLowerCase()
}

let names: ReadonlyMap<string, string> | undefined

function table(): ReadonlyMap<string, string> {
  names ??= new Map(
    aliases
      .trim()
      .split('\n')
      .flatMap(line => {
        const [common = '', written = ''] = line.split(': ')
        return written.split(' ').map((name): [string, string] => [name, common])
      }),
  )
  return names
}

/** `common name: names as written`. */
const aliases = `
process.name: Processes.process_name process_name process.name process.name.caseless
process.path: Processes.process_path Image process_path NewProcessName New_Process_Name Process_Name process_exec Processes.process_exec ProcessName ProcessPath process.executable process.executable.caseless winlog.event_data.NewProcessName winlog.event_data.ProcessName
process.cmdline: Processes.process process CommandLine cmdline Process_Command_Line columns.cmdline ProcessCommandLine process.command_line process.command_line.caseless
process.args: process.args
process.original_file_name: Processes.original_file_name OriginalFileName original_file_name process.pe.original_file_name winlog.event_data.OriginalFileName
process.cwd: Processes.process_current_directory CurrentDirectory process.working_directory
process.hash: Processes.process_hash Hashes Hash process.hash.sha256 process.hash.md5 dll.hash.sha256 file.hash.sha256
process.integrity: Processes.process_integrity_level IntegrityLevel process_integrity_level process.Ext.token.integrity_level_name winlog.event_data.IntegrityLevel
process.user: Processes.user User user user.name
process.pe.description: Description process.pe.description
process.pe.product: Product process.pe.product
process.pe.company: Company process.pe.company
process.parent.name: Processes.parent_process_name parent_process_name process.parent.name process.parent.name.caseless
process.parent.path: Processes.parent_process_path ParentImage parent_process_path Processes.parent_process_exec Creator_Process_Name ParentProcessName process.parent.executable
process.parent.cmdline: Processes.parent_process ParentCommandLine parent_process process.parent.command_line
process.parent.args: process.parent.args
script.text: ScriptBlockText powershell.file.script_block_text
script.module_payload: Payload winlog.event_data.Payload
script.context: ContextInfo winlog.event_data.ContextInfo
file.path: Filesystem.file_path TargetFilename file_path Filesystem.dest_path file.path file.path.caseless winlog.event_data.TargetFilename
file.name: Filesystem.file_name file_name file.name file.name.caseless
file.extension: file_extension file.extension
registry.path: Registry.registry_path TargetObject registry_path object_path Registry.registry_key_name registry_key_name registry.path registry.key winlog.event_data.TargetObject
registry.value: Registry.registry_value_name registry_value_name registry.value
registry.data: Registry.registry_value_data Details registry_value_data NewValue registry.data.strings registry.data.string winlog.event_data.Details
module.path: ImageLoaded loaded_file_path dll.path driver.path winlog.event_data.ImageLoaded
module.name: ImageLoadedName loaded_file dll.name driver.name
module.signed: Signed dll.code_signature.trusted
dns.query: QueryName DNS.query query dns.question.name
net.dst.ip: All_Traffic.dest_ip dest_ip All_Traffic.dest DestinationIp dst_ip DestAddress destination.ip destination.address
net.dst.port: All_Traffic.dest_port dest_port DestinationPort dst_port destination.port DestPort
net.dst.host: dest_host DestinationHostname Web.dest cs-host r-dns destination.domain url.domain
net.src.ip: All_Traffic.src_ip src_ip src All_Traffic.src SourceIp IpAddress source.ip
net.initiated: Initiated network.direction
pipe.name: PipeName winlog.event_data.PipeName
service.path: ImagePath Service_File_Name ServiceFileName winlog.event_data.ImagePath winlog.event_data.ServiceFileName
service.name: ServiceName Service_Name service.name winlog.event_data.ServiceName
source_process.path: SourceImage winlog.event_data.SourceImage
target_process.path: TargetImage winlog.event_data.TargetImage
access.mask: GrantedAccess granted_access AccessMask winlog.event_data.GrantedAccess winlog.event_data.AccessMask
access.calltrace: CallTrace winlog.event_data.CallTrace
http.url: Web.url url http.url Web.uri_path uri_path c-uri cs-uri cs-uri-query cs-uri-stem url.original url.path url.full url.query
http.method: Web.http_method http_method cs-method http.request.method
http.status: Web.status status sc-status http.response.status_code
http.user_agent: Web.http_user_agent userAgent http_user_agent user_agent c-useragent cs-user-agent user_agent.original
share.name: ShareName Share_Name winlog.event_data.ShareName
share.target: RelativeTargetName winlog.event_data.RelativeTargetName
object.name: ObjectName Object_Name winlog.event_data.ObjectName
object.type: ObjectType Object_Type winlog.event_data.ObjectType
object.class: ObjectClass objectClass winlog.event_data.ObjectClass
ldap.attribute: AttributeLDAPDisplayName winlog.event_data.AttributeLDAPDisplayName
ldap.value: AttributeValue winlog.event_data.AttributeValue
ldap.properties: Properties winlog.event_data.Properties
task.content: TaskContent Task_Content TaskContentNew winlog.event_data.TaskContent
task.name: TaskName Task_Name winlog.event_data.TaskName
logon.type: LogonType Logon_Type winlog.logon.type winlog.event_data.LogonType
account.target: TargetUserName Authentication.user winlog.event_data.TargetUserName
account.subject: SubjectUserName Caller_User_Name winlog.event_data.SubjectUserName
ticket.encryption: TicketEncryptionType Ticket_Encryption_Type winlog.event_data.TicketEncryptionType
ticket.options: TicketOptions Ticket_Options winlog.event_data.TicketOptions
status: Status winlog.event_data.Status
auditd.a0: a0 auditd.data.a0
auditd.a1: a1 auditd.data.a1
auditd.a2: a2 auditd.data.a2
auditd.syscall: syscall SYSCALL auditd.data.syscall
auditd.exe: exe
auditd.comm: comm
auditd.name: name
cloud.action: eventName operationName Operation api.operation eventType methodName protoPayload.methodName command action_type OperationName gcp.audit.method_name eventtype event.action okta.event_type azure.activitylogs.operation_name azure.auditlogs.operation_name
cloud.provider: eventSource event.provider
cloud.error: errorCode aws.cloudtrail.error_code
k8s.verb: verb kubernetes.audit.verb
k8s.resource: objectRef.resource kubernetes.audit.objectRef.resource
email.subject: subject email.subject
`
