// What a customer's page shows of contracts.
export { chainsOf, type Link } from './chains.ts';
export { ContractStateChip } from './contract-state.tsx';
export { ContractName } from './ledger-columns.tsx';
export { spanOf, TermBar } from './term-bar.tsx';
export { TermText } from './term-text.tsx';
