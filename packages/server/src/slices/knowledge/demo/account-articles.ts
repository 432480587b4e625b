import { CATEGORIES, type DemoArticle, text } from './demo-article.ts';

const category = CATEGORIES.account;

export const ACCOUNT_ARTICLES: readonly DemoArticle[] = [
  {
    ...{ code: 'DEMO-KB-01', audience: 'public', category, age: 12, reviewIn: 170 },
    tags: { zh: ['登录', '单点登录'], en: ['sign-in', 'single sign-on'] },
    zh: text(
      '登录与单点登录',
      ['登录提示服务繁忙怎么办', '无法登录', '忘记密码', '单点登录的证书过期了', '能用单位统一身份认证登录吗'],
      `
      平台支持两种登录方式：平台账号，以及单位自己的统一身份认证（单点登录）。

      ## 个人无法登录

      1. 确认网址是合同里写明的那一个，收藏夹里的旧地址可能已停用。
      2. 在登录页点击“忘记密码”，重置邮件会在五分钟内到达，请同时查看垃圾箱。
      3. 清除浏览器缓存，或换一个无痕窗口再试。

      ## 所有人都无法登录

      如果全单位同时提示“服务繁忙”，多半是单点登录的证书到期：

      - 请信息部门查看证书有效期，到期前三十天平台会给管理员发提醒；
      - 在“管理 → 登录设置”上传新证书，保存后立即生效；
      - 生效前，管理员可用平台账号登录。

      仍未恢复，请提交服务请求并注明开始时间和受影响的人数。
      `,
    ),
    en: text(
      'Signing in and single sign-on',
      ['Nobody can sign in', 'I forgot my password', 'Sign-in says service busy', 'The certificate of single sign-on has expired'],
      `
      There are two ways in: an account of the platform, and single sign-on through your own identity provider.

      ## One person cannot sign in

      1. Check the address against the one in your contract; an old bookmark may lead nowhere.
      2. Choose "Forgot password". The mail arrives within five minutes; look into the spam folder, too.
      3. Clear the browser cache, or try a private window.

      ## Nobody can sign in

      When everybody sees "service busy" at once, the certificate of single sign-on has usually expired:

      - ask your IT department for its end date; administrators are reminded thirty days ahead;
      - upload the new certificate under "Administration → Sign-in"; it holds as soon as it is saved;
      - until then administrators get in with their platform account.

      If that does not help, open a request and say when it began and how many people are affected.
      `,
    ),
  },
  {
    ...{ code: 'DEMO-KB-02', audience: 'customers', category, age: 25, reviewIn: 150 },
    tags: { zh: ['管理员', '权限'], en: ['administrators', 'rights'] },
    zh: text(
      '管理员与权限：新增、变更和离职收回',
      ['怎样新增管理员', '同事离职了怎么收回权限', '停用离职人员的账号', '管理员没有收到激活邮件', '部门管理员能看到什么'],
      `
      每个单位至少保留两位单位管理员，避免一人离职后无人可管。

      ## 三种角色

      - **单位管理员**：管理全部人员、设置和接口；
      - **部门管理员**：只管理本部门的人员和内容；
      - **普通用户**：只使用，不管理。

      ## 新增管理员

      1. 打开“管理 → 人员”，找到这位同事；没有就先邀请。
      2. 选择角色和部门，保存后系统会发送激活邮件。
      3. 没收到邮件时先看垃圾箱，再点“重新发送”。

      ## 离职收回

      在人员页选择“停用”，可以填写生效日期。停用后不能登录，但名下的内容仍保留，请移交给接手的同事。接口密钥如由本人保管，请当天更换。
      `,
    ),
    en: text(
      'Administrators and rights: adding, changing, taking back',
      [
        'How do I add an administrator',
        'A colleague leaves: how do I disable the account',
        'The activation mail did not arrive',
        'What may a department administrator see',
      ],
      `
      Keep at least two organisation administrators, so that nobody is locked out when one of them leaves.

      ## Three roles

      - **Organisation administrator**: all people, settings and the data interface;
      - **Department administrator**: people and content of one department;
      - **User**: works with the platform and manages nothing.

      ## Adding an administrator

      1. Open "Administration → People" and find the colleague, or send an invitation first.
      2. Choose role and department. An activation mail follows when you save.
      3. No mail? Look into the spam folder, then choose "Send again".

      ## When somebody leaves

      Choose "Disable" and give the day. The person signs in no more, while their content stays; hand it to whoever takes over. If they kept a key of the interface, replace it on the same day.
      `,
    ),
  },
  {
    ...{ code: 'DEMO-KB-03', audience: 'public', category: CATEGORIES.use, state: 'draft', age: 1, reviewIn: 180 },
    tags: { zh: ['手机', '移动端'], en: ['mobile', 'phone'] },
    zh: text(
      '在手机和平板上使用',
      ['有没有手机版', '手机上怎么登录', '企业微信里能打开吗', '离线能看资料吗'],
      `
      不必安装应用：手机浏览器打开平台网址即可，页面会自动适应屏幕。

      ## 添加到桌面

      - **苹果手机**：在浏览器里点“分享 → 添加到主屏幕”；
      - **安卓手机**：在菜单里点“添加到桌面”。

      ## 手机上能做什么

      1. 查看和检索资料，播放视频；
      2. 提交服务请求并拍照上传；
      3. 接收通知，点开直接到对应页面。

      批量导入、权限设置和报表设计请在电脑上完成。

      ## 常见问题

      视频在移动网络下默认用标清，可以在播放器里切换。资料标有“可离线”的，提前打开一次，断网时仍能阅读七天。
      `,
    ),
    en: text(
      'Using it on phones and tablets',
      ['Is there a mobile version', 'How do I sign in on my phone', 'Can I read material offline'],
      `
      There is nothing to install: open the address of the platform in the browser of your phone, and the pages fit its screen.

      ## On the home screen

      - **iPhone**: choose "Share → Add to Home Screen" in the browser;
      - **Android**: choose "Add to home screen" in its menu.

      ## What works on a phone

      1. reading and searching material, watching videos;
      2. opening a service request, with a photo attached;
      3. notifications that lead to their page.

      Bulk import, rights and the design of reports need a computer.

      ## Good to know

      Videos start in standard definition on mobile networks; the player changes that. What is marked "offline" can be read for seven days without a network once it has been opened.
      `,
    ),
  },
];
