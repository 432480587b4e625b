import type { BenefitKind, BenefitPeriod, Both, FunnelStage, Seniority, ServiceMode } from '@fulcrum/contract';
import { both } from './difference-words.ts';

export const STAGE_NAMES: Record<FunnelStage, Both> = {
  need: both('需求', 'need'),
  contract: both('签约', 'contract'),
  delivery: both('交付', 'delivery'),
  operation: both('运营', 'operation'),
  repurchase: both('复购', 'repurchase'),
};
export const KIND_NAMES: Record<BenefitKind, Both> = {
  discount_limit: both('折扣上限', 'discount'),
  contract_terms: both('合同条款', 'contract terms'),
  priority_stock: both('优先供给', 'priority supply'),
  delivery_team: both('交付团队', 'delivery team'),
  service_level: both('服务级别', 'service level'),
  csm: both('专属客户成功', 'dedicated CSM'),
  visits: both('拜访', 'visits'),
  training_hours: both('培训学时', 'training hours'),
  reports: both('报告', 'reports'),
  early_access: both('抢先体验', 'early access'),
  events: both('活动名额', 'events'),
};
export const SENIORITY_NAMES: Record<Seniority, Both> = {
  executive: both('高层', 'executive'),
  senior: both('资深', 'senior'),
  regular: both('熟练', 'experienced'),
  junior: both('初级', 'junior'),
};
export const MODE_NAMES: Record<ServiceMode['mode'], Both> = {
  proactive: both('主动服务', 'proactive'),
  reactive: both('响应服务', 'reactive'),
};
export const PERIOD_NAMES: Record<BenefitPeriod, Both> = {
  month: both('每月', 'a month'),
  quarter: both('每季', 'a quarter'),
  year: both('每年', 'a year'),
};
