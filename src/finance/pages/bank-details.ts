import { type ActLine, actsNumbered } from '../../access/index.ts'
import { accountOn, type BankAccount, loadAccounts } from '../../company/index.ts'
import { addDays, londonDate, longDate, longInstant } from '../../kernel/dates.ts'
import type { PageContext } from '../../platform/http/index.ts'
import type { Reader } from '../../platform/reader.ts'

/** Where do invoices ask to be paid, since when, and who said so? */
export const bankDetails = async (context: PageContext) => {
  const { reader, on, base, may, dates, link } = context
  const accounts = await changesOf(reader)
  const now = accountOn(accounts, on)
  return {
    view: 'finance/views/bank-details.njk',
    title: 'Bank account on invoices',
    back: { href: link('/invoices'), text: 'Invoices' },
    model: {
      sentence: now
        ? `Invoices of ${longDate(on)} ask to be paid into **${now.accountName}, ${now.sortCode}, ${now.accountNumber}**.`
        : 'Invoices **do not say** where they are to be paid.',
      rows: [...accounts].reverse().map((account) => ({
        cells: [
          account.from ? longDate(account.from) : 'The beginning',
          { text: account.accountName, sub: `${account.sortCode}, ${account.accountNumber}` },
          account.act
            ? {
                text: account.act.actor,
                sub: longInstant(account.act.recordedAt),
                href: link(`/recorded/${account.act.number}`),
              }
            : '',
        ],
      })),
      change: may('billing:write') && dates.isToday ? `${base}/bank-details/new` : undefined,
    },
  }
}

interface Changed extends BankAccount {
  act: ActLine | undefined
}

const changesOf = async (reader: Reader): Promise<Changed[]> => {
  const accounts = await loadAccounts(reader)
  const acts = await actsNumbered(
    reader,
    accounts.map(({ recordedAct }) => recordedAct),
  )
  return accounts.map(({ recordedAct, ...account }) => ({ ...account, act: acts.get(recordedAct) }))
}

/** For a month everybody who looks after the books is told of a change: who did not know of it should ask. */
const TOLD_FOR_DAYS = 30

/** What the account on invoices needs: one to be named, or a look at one that was changed. */
export const accountNeeds = async ({ reader, today, link }: PageContext) => {
  const accounts = await changesOf(reader)
  if (accounts.length === 0) {
    const note = 'no invoice says how to pay it'
    return [{ text: 'Name the bank account that is paid into', href: link('/bank-details'), note }]
  }
  return accounts.flatMap(({ act }) => {
    if (act?.name !== 'changeBankDetails' || addDays(londonDate(act.recordedAt), TOLD_FOR_DAYS) < today) return []
    const note = `by ${act.actor}, ${longInstant(act.recordedAt)}`
    return [{ text: 'The bank account on invoices was changed', href: link('/bank-details'), note }]
  })
}
