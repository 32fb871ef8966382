export { type ExportedSheet, exportJson, exportPack } from './export.ts'
export { importPack, type PackOptions, type PackReport } from './import.ts'
export { templateOf } from './template/index.ts'
