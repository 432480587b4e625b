export * from './load-demo.ts';
