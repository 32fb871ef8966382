export { exportJson, exportPack } from './export.ts'
export { importPack, type PackReport } from './import.ts'
export { templateOf } from './template/index.ts'
