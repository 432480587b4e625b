export { lacking } from './documents.sql.ts';
export { demandedDocuments, productDocumentsHandlers, productJobs } from './documents.ts';
export { hasProduct } from './has-product.sql.ts';
export { boughtInYear, linesOfYear } from './orders.evidence.ts';
export { orderMetrics } from './orders.metrics.ts';
export { ordersHandlers } from './orders.ts';
export { productsHandlers, requireProduct, requireUsableProducts } from './products.ts';
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
