// For tests: asks one address, which stands for every name of the internet.
import { ask, type askInternet } from '../../src/kernel/outbound.ts';

export const insteadOf = (url: string, address: string): string =>
  Object.assign(new URL(address), { port: new URL(url).port }).href.replace('https:', 'http:');
export const wayTo = (isAllowed: (address: string) => boolean) => ({
  ...{ protocols: ['http:'], resolve: () => Promise.resolve(['127.0.0.1']), isAllowed },
});
export const asksAt =
  (url: string, isAllowed: (address: string) => boolean): typeof askInternet =>
  (address, asking) =>
    ask(insteadOf(url, address), asking, wayTo(isAllowed));
