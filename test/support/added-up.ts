import { execFileSync } from 'node:child_process'

/**
 * What stands on each account of a plain-text journal at the end of a day, "1200 -120.10", without those that come to nothing.
 * Added up by awk, which is on every machine and knows nothing of ours; a line that it cannot read and an entry that does not
 * come to nothing are said among the accounts.
 */
export const addedUp = (journal: string, end = '9999-12-31'): string[] =>
  execFileSync('awk', ['-v', `end=${end}`, PROGRAM], { input: journal, encoding: 'utf8' })
    .split('\n')
    .filter((line) => line !== '')
    .sort()

/** Two blanks end the name of an account, which begins with its code. Amounts are added in whole pence. */
const PROGRAM = String.raw`
  BEGIN { FS = "  +" }
  /^[0-9]/ { endEntry(); day = substr($0, 1, 10) }
  /^    / {
    if ($2 !~ /^[0-9]+ / || $3 !~ /^£-?[0-9]+\.[0-9][0-9]$/) print "line " NR " is no account and amount"
    split($2, name, " ")
    pence = $3
    gsub(/[^-0-9]/, "", pence)
    entry += pence
    if (day <= end) sums[name[1]] += pence
  }
  END {
    endEntry()
    for (account in sums) if (sums[account] != 0) print account " " pounds(sums[account])
  }
  function endEntry() {
    if (entry != 0) print "the entry before line " NR " comes to " pounds(entry)
    entry = 0
  }
  function pounds(pence,   whole) {
    whole = pence < 0 ? -pence : pence
    return (pence < 0 ? "-" : "") int(whole / 100) "." sprintf("%02d", whole % 100)
  }`
