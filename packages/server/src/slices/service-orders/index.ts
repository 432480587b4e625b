/** Service orders: work for a customer that is planned, delivered, accepted and paid for. */

export { checkByCustomer } from './by-customer.ts';
export { insertDemoServiceOrders } from './demo/demo-orders.ts';
export { serviceOrderMetrics } from './orders.metrics.ts';
export { serviceOrdersHandlers } from './service-orders.handlers.ts';
