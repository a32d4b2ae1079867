/** The names of SPL's commands: what tells a command that is not supported from a word that is none. */

/** Every command that SPL itself or an app that Splunk ships knows. */
export const knownCommands: ReadonlySet<string> = new Set(
  `abstract accum addcoltotals addinfo addtotals analyzefields anomalies anomalousvalue anomalydetection append
  appendcols appendpipe apply arules associate audit autoregress bin bucket bucketdir chart cluster cofilter collect
  concurrency contingency convert correlate ctable cyberchef datamodel datamodelsimple dbinspect dbxlookup dbxquery
  dedup delete delta deletemodel diff discretize dnstwist dump entitymerge erex eval eventcount eventstats extract
  fieldformat fields fieldsummary filldown fillnull findkeywords findtypes fit folderize foreach format from fromjson
  gauge gentimes geom geomfilter geostats head highlight history iconify inputcsv inputintelligence inputlookup
  iplocation join kmeans kv kvform listmodels loadjob localize localop lookup makecontinuous makejson makemv
  makeresults map mcatalog mcollect metadata metasearch meventcollect mpreview msearch mstats multikv multisearch
  mvcombine mvexpand nomv noop outlier outputcsv outputlookup outputtext overlap pivot predict preview rangemap rare
  rawstats redistribute regex reltime rename replace require rest return reverse rex rtorder run runshellscript sample
  savedsearch score script scrub search searchtxn selfjoin sendalert sendemail set setfields sichart sirare sistats
  sitimechart sitop sort spath stats strcat streamstats summary summarize table tags tail timechart timewrap tojson top
  transaction transpose trendline tscollect tstats typeahead typelearner typer union uniq untable ut_parse
  ut_parse_extended ut_shannon walklex where x11 xmlkv xmlunescape xpath xsFindBestConcept xswhere xyseries`
    .split(/\s+/)
    .map(name => name.toLowerCase()),
)

/** Commands that make rows and take none: they stand first, after a pipe. */
export const generatingCommands: ReadonlySet<string> = new Set(
  `audit datamodel datamodelsimple dbinspect dbxquery eventcount from gentimes history inputcsv inputlookup loadjob
  makeresults mcatalog metadata metasearch mpreview msearch mstats multisearch pivot rest savedsearch set summary tstats
  typeahead union walklex`.split(/\s+/),
)

/** Those of them that are an error anywhere but first, unless they `append`. */
export const onlyFirst: ReadonlySet<string> = new Set(
  'datamodel from gentimes inputlookup makeresults mstats multisearch set tstats'.split(' '),
)
