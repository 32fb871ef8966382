/**
 * A company as a folder of spreadsheets: read into a database, written out of one, and an empty one to begin with. Which
 * columns a sheet has is said by the register of its subject.
 */

export { exportJson, exportPack } from './export.ts'
export { importPack, type PackReport } from './import.ts'
export { templateOf } from './template/index.ts'
