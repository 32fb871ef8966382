#!/usr/bin/env node
import { runCommand } from './commands/program.ts'

// Whoever has read enough (`schoolco check … | head`) closes the pipe: nothing is wrong, and there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await runCommand(process.argv.slice(2))
