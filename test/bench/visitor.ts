import { acts as accessActs, givePassword } from '../../src/access/index.ts'
import { systemClock } from '../../src/kernel/dates.ts'
import { perform } from '../../src/platform/acts/index.ts'
import { COMPANY, openBooks } from './books.ts'

const EMAIL = 'finance@example.org'
const PASSWORD = 'correct horse battery'

/** Signs in to a server over the books in a folder as a finance officer does, with form and cookie; the headers of a signed-in request. */
export const signedIn = async (url: string, folder: string): Promise<{ cookie: string }> => {
  await grantFinance(folder)
  const page = await fetch(url)
  const token = /name="_csrf" value="([^"]+)"/.exec(await page.text())?.[1] ?? ''
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookieOf(page) },
    body: new URLSearchParams({ email: EMAIL, password: PASSWORD, _csrf: token }),
  })
  if (answer.status !== 303) throw new Error(`signing in was answered with ${answer.status}`)
  return { cookie: cookieOf(answer) }
}

const cookieOf = (response: Response): string => (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''

const grantFinance = async (folder: string): Promise<void> => {
  const database = await openBooks(folder)
  const grantRole = accessActs.find(({ name }) => name === 'grantRole')
  if (!grantRole) throw new Error('there is no act grantRole')
  const granted = await database.reader('sign_in').where({ email: EMAIL }).first('email')
  if (!granted) {
    const command = { email: EMAIL, role: 'finance', name: 'Finance officer' }
    await perform({ database, clock: systemClock }, grantRole, { company: COMPANY, actor: 'bench', command })
    await givePassword(database, EMAIL, PASSWORD)
  }
  await database.close()
}
