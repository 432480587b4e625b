// Within a customer's product: a button that opens a form of ours in a frame.
// <script src="https://…/widget.js" data-form="help" data-label="帮助" data-language="zh" async></script>
(() => {
  const tag = document.currentScript;
  const { form, label = '帮助 Help', language } = tag.dataset;
  if (!form) return;
  const { origin } = new URL(tag.src);
  const address = `${origin}/f/${encodeURIComponent(form)}?embedded=1${language ? `&lang=${language}` : ''}`;
  const style = (element, rules) => Object.assign(element.style, rules);

  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = label;
  button.setAttribute('aria-expanded', 'false');
  style(button, {
    ...{ position: 'fixed', right: '24px', bottom: '24px', zIndex: '2147483000', minHeight: '44px', padding: '0 20px', border: '0' },
    ...{ borderRadius: '22px', background: '#2b3990', color: '#fff', font: '15px sans-serif', cursor: 'pointer' },
    boxShadow: '0 2px 12px rgb(0 0 0 / 25%)',
  });
  let frame;

  function open() {
    if (!frame) {
      frame = document.createElement('iframe');
      frame.src = address;
      frame.title = label;
      style(frame, {
        ...{ position: 'fixed', right: '24px', bottom: '80px', zIndex: '2147483000', width: 'min(400px, calc(100vw - 48px))' },
        ...{ height: 'min(640px, calc(100vh - 104px))', border: '1px solid #cfccc4', borderRadius: '12px', background: '#fff' },
        boxShadow: '0 8px 32px rgb(0 0 0 / 25%)',
      });
      document.body.append(frame);
    }
    style(frame, { display: 'block' });
    button.setAttribute('aria-expanded', 'true');
    frame.focus();
  }
  function close() {
    style(frame, { display: 'none' });
    button.setAttribute('aria-expanded', 'false');
    button.focus();
  }
  const isOpen = () => button.getAttribute('aria-expanded') === 'true';

  button.addEventListener('click', () => (isOpen() ? close() : open()));
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && isOpen()) close();
  });
  window.addEventListener('message', ({ data, origin: from, source }) => {
    if (from === origin && source === frame?.contentWindow && data === 'fulcrum:close' && isOpen()) close();
  });
  document.body.append(button);
})();
