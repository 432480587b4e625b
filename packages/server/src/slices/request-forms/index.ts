/** Forms that anybody may open and send, on a page of ours or within a customer's product: each opens a request. */
export { insertDemoForm } from './demo/demo-form.ts';
export { formPagesHandlers } from './form-pages.ts';
export { requestFormsHandlers } from './form-store.ts';
