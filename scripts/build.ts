/** Builds dist/: the command line and the library as ES modules in shared chunks, and the library's declarations. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { minified } from './minify.ts'

const root = join(import.meta.dirname, '..')
const manifest: { dependencies: object; optionalDependencies: object } = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
)

rmSync(join(root, 'dist'), { recursive: true, force: true })

// a thread is a program of its own
const threads = ['src/harrier/load-thread.ts', 'src/server/export-thread.ts', 'src/server/prepare-thread.ts']

await build({
  absWorkingDir: root,
  entryPoints: ['src/index.ts', 'src/cli/main.ts', ...threads],
  outbase: 'src',
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.12',
  external: [...Object.keys(manifest.dependencies), ...Object.keys(manifest.optionalDependencies)],
  legalComments: 'none',
  logLevel: 'warning',
})

// What pages load beside themselves is read from the disk: src/web/assets.ts says where.
const [web, served] = [join(root, 'src', 'web'), join(root, 'dist', 'web')]
mkdirSync(served, { recursive: true })
for (const name of readdirSync(web)) {
  if (name.endsWith('.css')) cpSync(join(web, name), join(served, name))
  if (name.endsWith('.js')) writeFileSync(join(served, name), await minified(readFileSync(join(web, name), 'utf8')))
}

// The compiler is asked for declarations only; what it finds wrong is the business of `npm run types`.
const compiler = join(root, 'node_modules', '.bin', 'tsc')
const declarations = spawnSync(compiler, ['-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
process.exitCode = declarations.status ?? 1
