import type { Role } from '@fulcrum/contract';
import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';

export interface AddedPersonProps {
  name: string;
  email: string;
  role: Role;
  /** The first password, to hand over. */
  password: string | undefined;
}

/** A person just added, with the password that is shown this once. */
export function AddedPerson({ name, email, role, password }: AddedPersonProps) {
  const { t } = useTranslation();
  return (
    <li className="addedPerson">
      <span className="strong">{name}</span>
      <span className="ink2">{email}</span>
      <span className="ink3">{t(`session.role.${role}`)}</span>
      {password ? (
        <Typography.Text copyable={{ text: password, tooltips: false }} className="num addedPassword">
          {password}
        </Typography.Text>
      ) : null}
    </li>
  );
}
