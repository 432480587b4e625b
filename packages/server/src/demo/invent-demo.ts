import { inventAccounts, inventContacts, type Setting } from './invent-accounts.ts';
import { inventAhead } from './invent-ahead.ts';
import { inventContracts, inventMilestones } from './invent-contracts.ts';
import { inventDrafts, inventProviders, stopSome } from './invent-course.ts';
import { inventFacts } from './invent-facts.ts';
import { inventGroups } from './invent-groups.ts';
import { inventInteractions } from './invent-interactions.ts';
import { inventMarket } from './invent-market.ts';
import { inventMembers } from './invent-members.ts';
import { inventNames, inventTwinContacts } from './invent-names.ts';
import { inventOrders, inventProducts } from './invent-orders.ts';
import { inventCallOffs, inventFiles, inventInvoices } from './invent-papers.ts';
import { inventPayments } from './invent-payments.ts';
import { inventProspects } from './invent-prospects.ts';
import { inventRegions } from './invent-regions.ts';
import { signSubscriptions, subscribeContracts } from './invent-signed.ts';
import { inventService, inventStaff } from './invent-staff.ts';
import { inventStrategy } from './invent-strategy.ts';
import { inventSubscriptions } from './invent-subscriptions.ts';
import { inventUsage, seatedAsSigned } from './invent-usage.ts';
import { seeded } from './random.ts';

/**
 * Everything that the demo holds. What came later has chances of its own, by the seed and a number: it moves nothing of the accounts,
 * orders and judgements that were there before it.
 */
export function inventDemo(start: Omit<Setting, 'staff'>, now: string) {
  const { random, recipe, language, today } = start;
  const apart = (nth: number, setting: Setting): Setting => ({
    ...setting,
    random: seeded(recipe.seed + nth),
    aside: seeded(recipe.seed + nth + 100),
  });
  const { teams, staff } = inventStaff(random, recipe, language, today);
  const setting: Setting = { ...start, staff };
  const accounts = inventAccounts(setting);
  const contacts = inventContacts(setting, accounts);
  const products = inventProducts(setting);
  const { orders, lines } = stopSome(apart(17, setting), accounts, inventOrders(setting, accounts, products));
  const interactions = inventInteractions(setting, accounts, contacts);
  const usage = inventUsage(setting, accounts, contacts);
  const ofFacts: Setting = { ...setting, random: seeded(recipe.seed + 1) };
  const facts = {
    ...inventFacts(ofFacts, accounts, products, lines),
    ...inventPayments(ofFacts, accounts, orders, lines),
    ...inventMarket(ofFacts, accounts, products),
  };
  const ofContracts: Setting = { ...setting, random: seeded(recipe.seed + 2) };
  const chains = inventContracts(ofContracts, accounts, products);
  const sold = inventSubscriptions(ofContracts, accounts, products);
  const signed = signSubscriptions(apart(3, setting), accounts, {
    ...chains,
    subscriptions: [...sold, ...subscribeContracts(apart(4, setting), chains)],
  });
  const ahead = inventAhead(apart(14, setting), accounts, signed.subscriptions, signed.contracts.length + signed.subscriptions.length);
  const members = inventMembers(setting, accounts);
  const prospects = inventProspects(apart(5, setting), accounts);
  const drafts = inventDrafts(apart(16, setting), [...accounts, ...prospects.accounts], products, signed.contracts);
  const regions = inventRegions(apart(6, setting), accounts, teams);
  return {
    staff: [...staff, ...inventService(seeded(recipe.seed + 19), recipe, teams, language, today)],
    teams: regions.teams,
    regions: regions.rows,
    accounts: inventProviders(apart(15, setting), [...accounts, ...prospects.accounts]),
    contacts: [...contacts, ...prospects.contacts, ...inventTwinContacts(apart(7, setting), contacts)],
    products,
    orders: inventCallOffs(apart(13, setting), orders, signed.contracts),
    lines,
    interactions: [...interactions, ...prospects.interactions],
    usage: seatedAsSigned(usage, chains.contracts, today),
    facts: { ...facts, ...inventInvoices(apart(8, setting), accounts, facts, signed.contracts) },
    signed: { ...signed, contracts: [...signed.contracts, ...ahead, ...drafts], milestones: inventMilestones(apart(12, setting), signed) },
    members,
    groups: {
      account_name: inventNames(apart(9, setting), accounts, prospects.accounts),
      pool_stay: prospects.stays,
      pool_claim: prospects.claims,
      ...inventGroups(apart(10, setting), accounts, prospects.accounts),
      ...inventFiles(apart(11, setting), accounts, now),
      ...inventStrategy(apart(18, setting), accounts, contacts),
    },
  };
}
