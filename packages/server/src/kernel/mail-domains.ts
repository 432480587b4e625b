/** Where anybody may have an address: such a domain says nothing of a customer. */
export const OF_EVERYBODY = [
  ...['qq.com', 'vip.qq.com', 'foxmail.com', '163.com', 'vip.163.com', '126.com', 'yeah.net', '188.com', '139.com', '189.cn', 'wo.cn'],
  ...['sina.com', 'sina.cn', 'vip.sina.com', 'sohu.com', 'tom.com', '21cn.com', '263.net', 'aliyun.com', 'gmail.com', 'googlemail.com'],
  ...['outlook.com', 'hotmail.com', 'live.com', 'live.cn', 'msn.com', 'yahoo.com', 'yahoo.com.cn', 'icloud.com', 'me.com', 'mac.com'],
  ...['aol.com', 'proton.me', 'protonmail.com', 'gmx.com', 'gmx.de', 'web.de', 'mail.ru', 'yandex.ru', 'zoho.com'],
];

/** What stands behind the @ of an address that is folded. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1);
