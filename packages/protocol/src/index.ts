export * from './contract.ts'
export * from './entities.ts'
export * from './events.ts'
export * from './constants.ts'
