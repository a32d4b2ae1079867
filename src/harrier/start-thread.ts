/** Starts a thread with a program of this project, from its sources and from its build. */
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** Programs that are threads; the build has each in a file of its own. */
export type ThreadProgram = 'harrier/load-thread' | 'server/export-thread' | 'server/prepare-thread'

/** One folder up and down again: the same from the sources and from the build's folder of chunks. */
export function startThread(program: ThreadProgram, workerData?: unknown): Worker {
  const options: WorkerOptions = { workerData, resourceLimits: { maxYoungGenerationSizeMb: 64 } }
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`../${program}.js`, import.meta.url), options)
  // from the sources a thread has to be given what reads TypeScript: it does not inherit it
  const [file, loader] = [new URL(`../${program}.ts`, import.meta.url).href, import.meta.resolve('tsx/esm/api')]
  const start = `import(${JSON.stringify(loader)}).then(({ register }) => { register(); return import(${JSON.stringify(file)}) })`
  return new Worker(start, { ...options, eval: true })
}
