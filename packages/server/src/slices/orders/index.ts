export { ordersHandlers } from './orders.ts';
export { productsHandlers } from './products.ts';
