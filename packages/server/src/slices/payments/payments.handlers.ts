import { instalmentRecords, invoiceRecords, receiptRecords } from '@fulcrum/contract';
import type { AllHandlers } from '../../access/index.ts';
import { recordHandlers } from '../../records/index.ts';

export const paymentHandlers: Pick<AllHandlers, 'instalments' | 'receipts' | 'invoices'> = {
  instalments: recordHandlers(instalmentRecords),
  receipts: recordHandlers(receiptRecords),
  invoices: recordHandlers(invoiceRecords),
};
