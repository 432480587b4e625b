export { boughtInYear, linesOfYear } from './orders.evidence.ts';
export { orderMetrics } from './orders.metrics.ts';
export { ordersHandlers } from './orders.ts';
export { productsHandlers, requireProduct } from './products.ts';
export {
  insertOrderLines,
  insertOrders,
  markLineActions,
  markOrderActions,
  moveLinesWithOrder,
  updatedLinesBefore,
  updateOrderLines,
  updateOrders,
} from './upsert-orders.sql.ts';
export { insertProducts, markProductActions, updatedProductsBefore, updateProducts } from './upsert-products.sql.ts';
