import { accessSync, constants, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'

const MEMORY = '/dev/shm'
const ENOUGH_BYTES = 4 * 1024 ** 3

const hasRoom = (folder: string): boolean => {
  try {
    accessSync(folder, constants.W_OK)
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize > ENOUGH_BYTES
  } catch {
    return false
  }
}

/**
 * Where the tests make their databases: in memory where the machine lends some as a folder, since nothing of them has to
 * outlast it. Programs are not put there, as such a folder may forbid them to run.
 */
export const SCRATCH = hasRoom(MEMORY) ? MEMORY : tmpdir()
