/**
 * Names that events of a source carry before any mapping. A name that ends in a dot stands for whatever is below it, since
 * what callers pass is as manifold as the services; `*` for any name at all, where events are read as they are.
 */

export const sourceData: Readonly<Record<string, string>> = {
  aws_cloudtrail: `
    additionalEventData. apiVersion awsRegion errorCode errorMessage eventCategory eventID eventName eventSource eventTime
    eventType eventVersion managementEvent readOnly recipientAccountId requestID requestParameters requestParameters.
    resources{}.ARN resources{}.accountId resources{}.type responseElements responseElements. serviceEventDetails.
    sessionCredentialFromConsole sharedEventID sourceIPAddress tlsDetails. userAgent userIdentity. vpcEndpointId`,
  aws_security_lake: `
    actor. api. class_uid cloud. dst_endpoint. http_request. identity. metadata. resources{}. severity src_endpoint. status
    time unmapped unmapped. unmapped{}. user.`,
  aws_securityhub: '*',
  aws_config: '*',
  o365: `
    ActorContextId ActorIpAddress Actor{}. AlertEntityId AlertId AlertType AppAccessContext. AppId ApplicationDisplayName
    ApplicationId AzureActiveDirectoryEventType Category ClientAppId ClientIP ClientIPAddress ClientInfoString Comments
    CorrelationId CreationTime Data DeviceProperties{}. ErrorNumber EventData EventSource ExchangeLocations{} ExchangeMetaData.
    ExtendedProperties{}. ExternalAccess Folders{}. Id InterSystemsId InternalLogonType IntraSystemId Item. ItemType
    LogonError LogonType LogonUserSid MailboxGuid MailboxOwnerSid MailboxOwnerUPN ModifiedProperties{}. Name Name{} ObjectId
    Operation OperationCount OperationProperties{}. OrganizationId OrganizationName OriginatingServer Parameters{}.
    Permissions PolicyDetails{}. PolicyId Query QueryText RecordType ResultStatus SenderIp SessionId Severity
    SharePointLocations{} SharePointMetaData. Site SiteUrl Source SourceFileExtension SourceFileName SourceRelativeUrl Status
    Subject SupportTicketId TargetContextId TargetUserOrGroupName TargetUserOrGroupType Target{}. UserAgent UserId UserKey
    UserType Version WebId Workload
    AccessRights AllowFederatedUsers AlwaysDeleteOutlookRulesBlob Force From ForwardTo ForwardAsAttachmentTo RedirectTo
    ForwardingAddress ForwardingSmtpAddress DeliverToMailboxAndForward Identity InheritanceType User Mailbox MoveToFolder
    DeleteMessage SubjectContainsWords BodyContainsWords SubjectOrBodyContainsWords AuditEnabled
    AttachmentData{}. BlindCopyTo ConfidenceLevel CopyTo DeliveryAction DetectionMethod DetectionType Directionality
    ExchangeLocations FileData. InternetMessageId LatestDeliveryLocation MailboxId NetworkMessageId OriginalDeliveryLocation
    P1Sender P2Sender Policy PublicFolderLocations Recipients{} RedirectMessageTo RescanVerdict Role SearchName SenderIP
    SharepointLocations SubmissionState SystemOverrides{}. ThreatsAndDetectionTech{} Verdict VirusInfo VirusVendor
    additionalDetails extendedAuditEventCategory BrowserType OS IsCompliantAndManaged RequestType ResultStatusDetail
    UserAuthenticationMethod IsThrottled MailAccessType`,
  o365_graph: '*',
  azure_monitor_aad: `
    Level callerIpAddress category correlationId durationMs identity location operationName operationVersion properties.
    resourceId resultDescription resultSignature resultType tenantId time`,
  azure_audit: `
    authorization. caller channels claims. correlationId description eventDataId eventName. eventSource. eventTimestamp
    httpRequest. id level operationId operationName. properties. resourceGroupName resourceId resourceProviderName.
    resourceType. resourceUri status. subStatus. submissionTimestamp subscriptionId tenantId`,
  defender_hunting: '*',
  okta: `
    actor. authenticationContext. client. debugContext. displayMessage eventType legacyEventType outcome. published request.
    securityContext. severity target{}. transaction. uuid version`,
  google_workspace: 'actor. etag event. events{}. id. ipAddress kind ownerDomain',
  gsuite_drive: '*',
  gsuite_gmail: '*',
  gsuite_calendar: '*',
  gcp_pubsub: 'attributes. data. data publish_time',
  github: '*',
  circleci: '*',
  pingid: '*',
  kubernetes_audit: `
    annotations. apiVersion auditID impersonatedUser. kind level metadata. objectRef. requestObject. requestReceivedTimestamp
    requestURI responseObject. responseStatus. sourceIPs{} stage stageTimestamp timestamp user. userAgent verb`,
  kubernetes_objects: '*',
  kubernetes_controller: '*',
  azure_containers: '*',
  crowdstrike_sensor: '*',
  crowdstrike_streams: '*',
  crowdstrike_identities: '*',
  osquery: 'action calendarTime columns. counter decorations. epoch hostIdentifier name numerics unixTime',
  suricata: `
    alert. app_proto dest_ip dest_port dns. event_type fileinfo. flow. flow_id http. in_iface payload payload_printable proto
    smb. smtp. src_ip src_port ssh. tcp. timestamp tls. tx_id vlan`,
  stream_http: '*',
  stream_dns: '*',
  stream_tcp: '*',
  stream_ip: '*',
  zeek: '*',
  zeek_http: '*',
  zeek_dns: '*',
  zeek_ssl: '*',
  zeek_rpc: '*',
  zeek_x509: '*',
  zeek_conn: '*',
  linux_audit: `
    ARCH AUID EGID EUID FSGID FSUID GID ID OAUID OGID OUID SADDR SGID SUID SYSCALL UID a0 a1 a10 a11 a12 a13 a14 a15 a2 a3 a4
    a5 a6 a7 a8 a9 acct addr arch argc auid cap_fe cap_fi cap_fp cap_frootid cap_fver comm cwd dev egid euid exe exit fsgid
    fsuid gid grantors hostname id inode item items key mode msg name nametype node objtype ogid op ouid pid ppid proctitle
    rdev res ses sgid subj success suid syscall terminal tty type uid unit`,
  nginx: `
    cookie dest_ip dest_port bytes_in bytes_out category http_method http_referer http_user_agent http_x_forwarded_for
    http_x_header https nginx_version protocol request_time response_time server site src src_ip status time_local uri_path
    uri_query user`,
  iis: `
    c_ip cs_Cookie cs_Referer cs_User_Agent cs_bytes cs_host cs_method cs_uri_query cs_uri_stem cs_username cs_version date
    s_computername s_ip s_port s_sitename sc_bytes sc_status sc_substatus sc_win32_status time time_taken`,
  zscaler_web: `
    ClientIP action app appclass appname bwthrottle clientpublicIP clienttranstime contenttype department deviceappversion
    devicehostname devicemodel devicename deviceostype deviceosversion deviceowner devicetype dlpdictionaries dlpengine
    dlpidentifier event_id fileclass filename filetype hostname keyprotectiontype location md5 pagerisk product protocol reason refererURL
    requestmethod requestsize responsecode responsesize serverip servertranstime status threatcategory threatclass threatname
    threatseverity transactionsize unscannabletype url urlcategory urlclass urlsupercategory user useragent vendor`,
  admon: '*',
  iis_modules: '*',
  sip_inventory: '*',
  driver_inventory: '*',
  bootloader_inventory: '*',
  splunk_audit: '*',
  splunkd_ui_access: '*',
  splunkd: '*',
  risk: '*',
  papercut: '*',
  netbackup: '*',
  moveit: '*',
  f5_bigip_rogue: '*',
  ivanti_vtm: 'AUTH GROUP IP MODGROUP MODUSER OPERATION USER',
  falco: `
    command container_id container_image container_image_tag container_name evt_type exe_flags k8s_ns k8s_pod_name parent
    proc_exepath process terminal user user_loginuid user_uid`,
  cisco_ios: 'src_int_prefix dest_int_prefix',
}
