/**
 * The company itself: its particulars, its bank accounts, and its articles, which are a preset with dated versions over it.
 * Whether the articles are kept to is judged in `governance`.
 */

export { ARTICLE_TITLES, articleText, shareInPercent } from './article-words.ts'
export {
  articlesEver,
  articlesOn,
  changedVersion,
  contradictionsIn,
  differing,
  versionOn,
  withVersion,
} from './articles.ts'
export {
  ACCOUNT_NUMBER_ADVICE,
  accountOn,
  isAccountNumber,
  loadAccounts,
  MOST_LETTERS,
  recordAccounts,
  SORT_CODE_ADVICE,
  sortCodeOf,
} from './bank.ts'
export { parseCompany } from './parse.ts'
export { PRESETS, silent } from './presets.ts'
export { ARTICLE_NAMES, asFieldErrors, isObject, readOverrides } from './read-articles.ts'
export { companyJson, listCompanies, loadCompany, loadParticulars, recordArticles, recordCompany } from './store.ts'
export { articleField, articleWritten, shareTyped } from './typed-articles.ts'
export * from './types.ts'
export { inWordsOf, signsAsSecretary, signsForBoard, sitterOf, termsWord, wholeWord } from './words-of-kind.ts'
