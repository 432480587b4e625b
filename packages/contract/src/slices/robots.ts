import * as z from 'zod';
import { endpoint } from '../endpoint.ts';
import { Id, Text } from '../shapes.ts';
import { NotificationKind } from './notification-kinds.ts';

export const ROBOT_VENDORS = ['wecom', 'dingtalk', 'feishu'] as const;
export type RobotVendor = (typeof ROBOT_VENDORS)[number];
/** Where each vendor's robots are addressed: a robot's address leads there and nowhere else. */
export const ROBOT_HOSTS: Record<RobotVendor, readonly string[]> = {
  wecom: ['qyapi.weixin.qq.com'],
  dingtalk: ['oapi.dingtalk.com'],
  feishu: ['open.feishu.cn', 'open.larksuite.com'],
};

const robot = {
  name: Text,
  vendor: z.enum(ROBOT_VENDORS),
  enabled: z.boolean(),
  language: z.enum(['zh', 'en']),
  /** Of what the group is told. */
  kinds: z.array(NotificationKind).max(100),
  /** Whether the group is told names of customers and what is to be done; else only of what kind it is, and for whom. */
  names: z.boolean(),
};
export const Robot = z.strictObject({ ...robot, id: Id, hasSecret: z.boolean() });
export type Robot = z.infer<typeof Robot>;

/** Its address, as the group's settings give it, holds its key: it is kept sealed and never told. */
const address = z.url().max(1000);
const secret = z.string().trim().max(500);
export const robots = {
  list: endpoint({
    method: 'GET',
    path: '/robots',
    summary: 'The robots of groups in WeCom, DingTalk and Feishu that pass on notifications',
    needs: 'settings.manage',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(Robot) }),
  }),
  create: endpoint({
    method: 'POST',
    path: '/robots',
    summary: 'Add a robot; its address must be one of its vendor',
    needs: 'settings.manage',
    status: 201,
    input: z.strictObject({ ...robot, address, secret: secret.optional() }),
    output: Robot,
  }),
  change: endpoint({
    method: 'PATCH',
    path: '/robots/{id}',
    summary: 'Change a robot; address and secret stay where they are not named, an empty secret takes it away',
    needs: 'settings.manage',
    input: z.strictObject({
      id: Id,
      ...z.strictObject(robot).omit({ vendor: true }).partial().shape,
      address: address.optional(),
      secret: secret.optional(),
    }),
    output: Robot,
  }),
  remove: endpoint({
    method: 'DELETE',
    path: '/robots/{id}',
    summary: 'Remove a robot, and what still waits to be told by it',
    needs: 'settings.manage',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ id: Id }),
  }),
  test: endpoint({
    method: 'POST',
    path: '/robots/{id}/test',
    summary: 'Say something in the group now; tells what was answered where it fails',
    needs: 'settings.manage',
    input: z.strictObject({ id: Id }),
    output: z.strictObject({ sent: z.boolean(), error: z.string().nullable() }),
  }),
};
