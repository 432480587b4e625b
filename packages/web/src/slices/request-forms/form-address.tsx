import type { RequestForm } from '@fulcrum/contract';
import { Typography } from 'antd';
import { useTranslation } from 'react-i18next';

/** Where the form stands, and what a product puts on its pages to show it within. */
export function FormAddress({ form }: { form: RequestForm }) {
  const { t } = useTranslation();
  const { origin } = window.location;
  const address = `${origin}/f/${form.slug}`;
  const tag = `<script src="${origin}/widget.js" data-form="${form.slug}" async></script>`;
  return (
    <section className="workForm">
      <p className="lbl">{t('requestForm.address')}</p>
      <p>
        <Typography.Text copyable={{ text: address, tooltips: false }}>
          <a className="door" href={address} target="_blank" rel="noreferrer">
            {address}
          </a>
        </Typography.Text>
      </p>
      <p className="lbl">{t('requestForm.tag')}</p>
      <p>
        <Typography.Text code copyable={{ text: tag, tooltips: false }}>
          {tag}
        </Typography.Text>
      </p>
      <p className="note">{t(form.origins.length ? 'requestForm.tagHint' : 'requestForm.tagNot')}</p>
    </section>
  );
}
