// On the page of a form: articles that may answer, at each pause of typing; and Escape closes the frame that it stands in.
(() => {
  const subject = document.getElementById('subject');
  const box = document.getElementById('articles');
  const PAUSE_MS = 300;
  const LEAST = 2;
  let waiting;
  let last = '';

  function show(items) {
    const lines = items.map(({ title, language, path }) => {
      const line = document.createElement('li');
      const what = path ? document.createElement('a') : line;
      if (path) {
        what.href = path;
        what.target = '_blank';
        what.rel = 'noopener';
        line.append(what);
      }
      line.lang = language;
      what.textContent = title;
      return line;
    });
    box.querySelector('ul').replaceChildren(...lines);
    box.hidden = items.length === 0;
  }

  async function ask(question) {
    last = question;
    if (question.length < LEAST) return show([]);
    const answer = await fetch(`${box.dataset.path}?${new URLSearchParams({ q: question })}`);
    // What was typed since has asked anew.
    if (answer.ok && last === question) show((await answer.json()).items);
  }

  if (box)
    subject?.addEventListener('input', () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => ask(subject.value.trim()).catch(() => show([])), PAUSE_MS);
    });
  // Sent once, however often one clicks.
  document.querySelector('form')?.addEventListener('submit', ({ target }) => {
    target.querySelector('button').disabled = true;
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && window.parent !== window) window.parent.postMessage('fulcrum:close', '*');
  });
})();
