/** Logs that are text, from case files. */
import { json } from '../../src/logs/json/json.ts'
import { windowsXml } from '../../src/logs/windows-xml.ts'
import { runCases } from './cases.ts'

runCases('xml.txt', windowsXml)
runCases('classic.txt', windowsXml)
runCases('json.txt', json)
runCases('json-windows.txt', json)
