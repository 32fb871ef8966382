import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of package.json: views, fonts and samples are read from there, whether the code runs from src or from dist. */
export const packageRoot = (): string => {
  let folder = import.meta.dirname
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder)
  return folder
}
