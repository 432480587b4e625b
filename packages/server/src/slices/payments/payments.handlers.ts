import { instalmentRecords, invoiceRecords, receiptRecords } from '@fulcrum/contract';
import type { AllHandlers } from '../../access/index.ts';
import { recordHandlers } from '../../records/index.ts';
import { bookRules } from '../periods/index.ts';

export const paymentHandlers: Pick<AllHandlers, 'instalments' | 'receipts' | 'invoices'> = {
  instalments: recordHandlers(instalmentRecords, bookRules(instalmentRecords)),
  receipts: recordHandlers(receiptRecords, bookRules(receiptRecords)),
  invoices: recordHandlers(invoiceRecords, bookRules(invoiceRecords)),
};
