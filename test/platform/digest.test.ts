import { expect } from 'chai'
import { digestsOf } from '../../src/platform/acts/index.ts'

/**
 * Chains that were recorded years ago must still agree, so this digest may never change. It was made with
 *   printf '%s' '[["account","1200"],["debit",5],["id","7.1"],["memo","a \"b\" \\ é"],["particulars_hash","x"]]' |
 *     openssl dgst -sha256 -binary | base64 | tr '+/' '-_' | tr -d =
 */
const DIGEST = 'SI4oPH7U1nz91u2eMuu2-9Ry0f24D9YQAribcKyy6I4'

const ROW = {
  company: 'alpha',
  memo: 'a "b" \\ é',
  id: '7.1',
  debit: 5,
  account: '1200',
  particulars: '{"name":"Ada"}',
  particulars_salt: 'salt',
  particulars_hash: 'x',
}

describe('the digest of a row', () => {
  it('is over what is filled in of its columns by name, without the company and what may be erased', () => {
    expect(digestsOf([ROW])).to.deep.equal([DIGEST])
  })

  it('is the same beside rows that fill in other columns, and when columns were added since', () => {
    const later = { ...ROW, agreed_on: null, particulars: null, particulars_salt: null }
    const other = { company: 'alpha', id: '8.1', credit: 5, agreed_on: '2026-11-22' }
    expect(digestsOf([other, ROW, later]).slice(1)).to.deep.equal([DIGEST, DIGEST])
  })
})
