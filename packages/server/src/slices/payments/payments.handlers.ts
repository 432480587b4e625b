import { instalmentRecords, invoiceRecords, receiptRecords } from '@fulcrum/contract';
import type { AllHandlers } from '../../access/index.ts';
import { recordHandlers } from '../../records/index.ts';
import { bookRules } from '../periods/index.ts';
import { receiptAdjustment } from './adjust-receipt.ts';
import { claimsFollow, instalmentRule, receiptRule } from './payment-rules.ts';
import { receivableHandlers } from './receivables.handlers.ts';

export const paymentHandlers: Pick<AllHandlers, 'instalments' | 'receipts' | 'invoices' | 'receivables'> = {
  instalments: recordHandlers(instalmentRecords, [...bookRules(instalmentRecords), instalmentRule]),
  receipts: recordHandlers(receiptRecords, [...bookRules(receiptRecords), receiptRule, claimsFollow], { adjustment: receiptAdjustment }),
  invoices: recordHandlers(invoiceRecords, bookRules(invoiceRecords)),
  receivables: receivableHandlers,
};
