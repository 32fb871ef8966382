/** Loaded before a script that is measured: its last line on standard error is the most memory that it had, in MB. */
process.on('exit', () => process.stderr.write(`\n${process.resourceUsage().maxRSS / 1024}\n`))
