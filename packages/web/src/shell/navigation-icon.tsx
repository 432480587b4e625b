import {
  AppstoreOutlined,
  BarChartOutlined,
  CheckSquareOutlined,
  CustomerServiceOutlined,
  FunnelPlotOutlined,
  MessageOutlined,
  SettingOutlined,
  SyncOutlined,
  TeamOutlined,
} from '@ant-design/icons';

const icons = {
  today: CheckSquareOutlined,
  customers: TeamOutlined,
  strategy: AppstoreOutlined,
  growth: FunnelPlotOutlined,
  service: CustomerServiceOutlined,
  renewals: SyncOutlined,
  feedback: MessageOutlined,
  insights: BarChartOutlined,
  admin: SettingOutlined,
};

export type NavigationIcon = keyof typeof icons;

export function GroupIcon({ icon }: { icon: NavigationIcon }) {
  const Icon = icons[icon];
  return <Icon aria-hidden />;
}
