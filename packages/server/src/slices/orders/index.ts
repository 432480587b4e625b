export { ordersHandlers } from './orders.ts';
export { productsHandlers } from './products.ts';
export { orderMetrics } from './orders.metrics.ts';
