import { join, resolve } from 'node:path'
import type { DatabaseConfig } from './platform/database/index.ts'

/** What is set from outside: the command's options and the environment. Everything else is data. */
export interface Config {
  /** The folder of the embedded database and of what else belongs to this installation. */
  dataFolder: string
  database: DatabaseConfig
  host: string
  port: number
  /** Answers over TLS stand before us: cookies may only travel encrypted. */
  secureCookies: boolean
  logLevel: string
}

export interface ConfigOptions {
  data?: string | undefined
  port?: number | undefined
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** Reads the configuration; throws one error that names everything that is wrong with it. */
export const readConfig = (env: NodeJS.ProcessEnv, options: ConfigOptions = {}): Config => {
  const faults: string[] = []
  const dataFolder = resolve(options.data ?? (env.SCHOOLCO_DATA || 'var'))
  const url = env.DATABASE_URL
  if (url && !/^postgres(ql)?:\/\//.test(url)) faults.push('DATABASE_URL must begin with postgres://')
  else if (url && !isAddress(url)) faults.push(NO_ADDRESS)
  const port = options.port ?? Number(env.PORT || 3000)
  if (!Number.isInteger(port) || port < 0 || port > 65535) faults.push('PORT must be a whole number from 0 to 65535')
  const secure = env.SECURE_COOKIES || 'no'
  if (!['yes', 'no'].includes(secure)) faults.push('SECURE_COOKIES must be yes or no')
  const logLevel = env.LOG_LEVEL || 'info'
  if (!LOG_LEVELS.includes(logLevel)) faults.push(`LOG_LEVEL must be one of ${LOG_LEVELS.join(', ')}`)
  if (faults.length > 0) throw new ConfigError(faults.join('. '))
  return {
    dataFolder,
    database: url ? { kind: 'postgres', url } : { kind: 'sqlite', file: join(dataFolder, 'schoolco.db') },
    host: env.HOST || '127.0.0.1',
    port,
    secureCookies: secure === 'yes',
    logLevel,
  }
}

const NO_ADDRESS =
  'DATABASE_URL must be an address like postgres://user:password@127.0.0.1:5432/database. In the password write @ as %40, : as %3A, / as %2F, # as %23, ? as %3F and % as %25'

/** Beside addresses of machines, those of sockets in a folder have no machine: postgres://user@/database?host=/run/postgresql. */
const isAddress = (url: string): boolean => {
  try {
    decodeURIComponent(new URL(url.replace('@/', '@localhost/')).password)
    return !url.includes('#')
  } catch {
    return false
  }
}

export class ConfigError extends Error {}
