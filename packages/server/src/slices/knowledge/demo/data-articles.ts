import { CATEGORIES, type DemoArticle, text } from './demo-article.ts';

const category = CATEGORIES.data;

export const DATA_ARTICLES: readonly DemoArticle[] = [
  {
    ...{ code: 'DEMO-KB-04', audience: 'customers', category, age: 8, reviewIn: 120 },
    tags: { zh: ['报表', '导出'], en: ['reports', 'export'] },
    zh: text(
      '导出使用报表',
      ['导出的报表缺少最近几天的数据', '怎样每周自动导出报表', '报表截止日期在哪里改', '导出的 Excel 打开是乱码'],
      `
      使用报表按天汇总，当天的数据次日凌晨才完整。

      ## 导出步骤

      1. 打开“报表”，选择需要的报表。
      2. 检查起止日期：系统记住上次保存的截止日期，不会自动后移。
      3. 点击“导出”，选择 Excel 或 CSV。

      ## 总是导出到今天

      在“报表设置”里勾选“总是到今天”，以后不用每次修改。

      ## 定时发送

      - 点击“定时”，选择每周或每月；
      - 填写收件人，最多二十位；
      - 数据超过十万行时，邮件里只有下载链接，七天内有效。

      用旧版软件打开 CSV 出现乱码时，请改选 Excel 格式。
      `,
    ),
    en: text(
      'Exporting usage reports',
      [
        'The exported report lacks the last days',
        'How do I export a report every week',
        'Where do I change the end date of a report',
        'The exported file shows strange characters',
      ],
      `
      Usage is summed up by day; the figures of a day are complete early the next morning.

      ## How to export

      1. Open "Reports" and choose one.
      2. Check both dates: the end date is the one that was saved last and does not move by itself.
      3. Choose "Export", then Excel or CSV.

      ## Always until today

      Tick "always until today" in the report settings, and you need not change the date again.

      ## By mail

      - Choose "Schedule", every week or every month;
      - name up to twenty recipients;
      - above a hundred thousand rows the mail holds a link, which works for seven days.

      If an old program shows strange characters in a CSV file, take Excel instead.
      `,
    ),
  },
  {
    ...{ code: 'DEMO-KB-05', audience: 'customers', category, age: 5, reviewIn: 90 },
    tags: { zh: ['批量导入', '去重'], en: ['bulk import', 'duplicates'] },
    zh: text(
      '批量导入名单与处理重复',
      ['批量导入后名单重复', '编号前面的零没有了', '工号前导零丢失', '导入失败的行怎么找', '怎样合并重复人员'],
      `
      名单按“编号”识别是否为同一人，编号不同就会新增一条。

      ## 导入前

      - 下载最新模板，不要改动表头；
      - 把编号列设为“文本”格式，否则表格软件会去掉前导零，007 变成 7，系统就认不出是同一个人；
      - 一次不超过五万行。

      ## 导入

      1. 上传文件，先点“试运行”，查看新增、更新、出错各多少行。
      2. 出错的行下载后改好，单独再传。
      3. 确认无误再正式导入。

      ## 已经重复了

      打开“人员 → 查找重复”，逐对确认后合并，使用记录会归到保留的那一位。一小时内可以整批撤销导入。
      `,
    ),
    en: text(
      'Bulk import of lists, and what to do about duplicates',
      [
        'Lists are doubled after a bulk import',
        'Leading zeros of numbers are gone',
        'Where do I find the rows that failed',
        'How do I merge duplicate people',
      ],
      `
      Whether two rows are the same person is told by their number: another number makes another person.

      ## Before you import

      - Download the current template and leave its headings alone;
      - format the number column as text. Spreadsheets cut leading zeros, so that 007 becomes 7 and is not recognised;
      - take no more than fifty thousand rows at once.

      ## Importing

      1. Upload the file and choose "Dry run": it says how many rows are new, changed or wrong.
      2. Download what is wrong, mend it, and upload those rows alone.
      3. Import once the figures are right.

      ## Doubles that are already there

      "People → Find duplicates" shows them in pairs. Merge those that are the same; usage goes to the one who stays. Within an hour a whole import can be undone.
      `,
    ),
  },
  {
    ...{ code: 'DEMO-KB-06', audience: 'customers', category, age: 210, reviewIn: -18 },
    tags: { zh: ['迁移', '资料'], en: ['migration', 'material'] },
    zh: text(
      '从旧系统迁移资料',
      ['怎样把旧系统的资料迁过来', '文件批量上传', '资料太大传不上来', '迁移模板里所属分类必填吗'],
      `
      迁移分三步：整理、上传、核对。

      ## 整理

      - 按“资料迁移模板”填写文件名、路径和所属分类；
      - 分类可以留空，留空的会放进“未分类”，之后可批量修改；
      - 文件名不要超过一百个字，不要带斜杠。

      ## 上传

      1. 20 GB 以内：在“资料 → 批量上传”选择整个文件夹，断网后会接着传。
      2. 超过 20 GB：建议寄送移动硬盘，由我们导入，通常三个工作日完成，硬盘随后寄回。

      ## 核对

      导入完成后会生成清单，列出成功、跳过和无法识别的文件。请抽查十份，重点看视频和带公式的文档。旧系统请至少保留一个月再下线。
      `,
    ),
    en: text(
      'Bringing material over from an old system',
      ['How do we move our material', 'Upload many files at once', 'Our files are too large to upload', 'Must the category be filled in'],
      `
      A migration has three steps: sort, upload, check.

      ## Sort

      - Fill the migration template with file name, path and category;
      - an empty category is fine: such files go to "unsorted" and can be changed in bulk;
      - keep file names below a hundred characters and free of slashes.

      ## Upload

      1. Up to 20 GB: choose the whole folder under "Material → Bulk upload". It goes on where it stopped when the network fails.
      2. Above 20 GB: better send us a disk. We import it, usually within three working days, and send it back.

      ## Check

      A list tells which files came over, were skipped or could not be read. Look at ten of them, above all at videos and documents with formulas. Keep the old system for another month.
      `,
    ),
  },
];
