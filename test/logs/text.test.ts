/** Logs that are text, from case files. */
import { json } from '../../src/logs/json/json.ts'
import { csv } from '../../src/logs/text/csv.ts'
import { lines } from '../../src/logs/text/lines.ts'
import { w3c } from '../../src/logs/text/w3c.ts'
import { zeek } from '../../src/logs/text/zeek.ts'
import { windowsXml } from '../../src/logs/windows-xml.ts'
import { runCases } from './cases.ts'

runCases('xml.txt', windowsXml)
runCases('classic.txt', windowsXml)
runCases('json.txt', json)
runCases('json-windows.txt', json)
runCases('json-carried.txt', json)
runCases('csv.txt', csv)
runCases('syslog.txt', lines)
runCases('lines.txt', lines)
runCases('w3c.txt', w3c)
runCases('zeek.txt', zeek)
