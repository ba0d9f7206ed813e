/* What a comparison is made with, and how an editor chooses it: one way for each kind of value. */
(() => {
  const soh = window.soh;

  /** A labelled drop-down. */
  soh.select = (label, options, value, onchange) => {
    const id = soh.domId('soh-select');
    const element = soh.el('select', { id, onchange: (event) => onchange(event.target.value) }, ...options);
    element.value = value;
    return soh.el('div', { class: 'soh-tests__field' }, soh.el('label', { for: id }, label), element);
  };
  soh.option = (value, words) => soh.el('option', { value }, words);
  soh.was = (words) => (words ? `it was “${words}”` : 'it was removed');

  const { select, option, was } = soh;

  const field = (label, control) =>
    soh.el('div', { class: 'soh-tests__field' }, soh.el('label', { for: control.id }, label), control);

  const typed = (type, attributes, read) => (test, _question, choose) => {
    const input = soh.el('input', {
      id: soh.domId(`soh-${type}`),
      type,
      ...attributes,
      oninput: (event) => choose(event.target.value === '' ? null : read(event.target.value), { redraw: false }),
    });
    input.value = test.value !== null && typeof test.value !== 'object' ? test.value : '';
    return field('Answer', input);
  };

  const boxes = (test, question, choose) => {
    const chosen = Array.isArray(test.value) ? test.value : [test.value].filter(Boolean);
    const missing = chosen.filter((id) => !question.options.some((each) => each.id === id));
    const box = (id, words) => {
      const boxId = soh.domId('soh-box');
      const input = soh.el('input', {
        type: 'checkbox',
        id: boxId,
        value: id,
        onchange: (event) => {
          const kept = new Set(chosen);
          if (event.target.checked) kept.add(id);
          else kept.delete(id);
          choose([...kept], { redraw: false });
          chosen.splice(0, chosen.length, ...kept);
        },
      });
      input.checked = chosen.includes(id);
      return soh.el('div', { class: 'soh-tests__box' }, input, soh.el('label', { for: boxId }, words));
    };
    return soh.el(
      'fieldset',
      { class: 'soh-tests__field soh-tests__boxes' },
      soh.el('legend', {}, 'Answers'),
      ...question.options.map((each) => box(each.id, each.label || '(option without words)')),
      ...missing.map((id) => box(id, 'Missing answer')),
    );
  };

  const period = (test, _question, choose, config) => {
    const value = test.value && typeof test.value === 'object' ? test.value : { amount: null, unit: 'days' };
    const changed = (changes) => {
      Object.assign(value, changes);
      choose(value.amount ? { ...value } : null, { redraw: false });
    };
    const amount = soh.el('input', {
      id: soh.domId('soh-amount'),
      type: 'number',
      min: 1,
      max: 9999,
      step: 1,
      oninput: (event) => changed({ amount: Math.trunc(Number(event.target.value)) || null }),
    });
    amount.value = value.amount ?? '';
    const units = config.units.map((unit) => option(unit, unit));
    return soh.el(
      'div',
      { class: 'soh-tests__period' },
      field('How many', amount),
      select('Of what', units, value.unit, (unit) => changed({ unit })),
    );
  };

  const texts = (test, _question, choose) => {
    const area = soh.el('textarea', {
      id: soh.domId('soh-texts'),
      rows: 3,
      oninput: (event) => {
        const lines = event.target.value.split('\n').map((line) => line.trim()).filter(Boolean);
        choose(lines.length ? lines : null, { redraw: false });
      },
    });
    area.value = (Array.isArray(test.value) ? test.value : [test.value].filter(Boolean)).join('\n');
    return field('Answers, one on each line', area);
  };

  soh.choosers = {
    nothing: () => null,
    yes_no: (test, _question, choose) =>
      select(
        'Answer',
        [option('', 'Choose an answer'), option('true', 'Yes'), option('false', 'No')],
        typeof test.value === 'boolean' ? String(test.value) : '',
        (value) => choose(value === '' ? null : value === 'true'),
      ),
    option: (test, question, choose) => {
      const found = question.options.some((each) => each.id === test.value);
      const options = [option('', 'Choose an answer'), ...question.options.map((each) => option(each.id, each.label || '(option without words)'))];
      if (test.value && !found) options.push(option(test.value, `Missing answer (${was(test.said.value)})`));
      return select('Answer', options, test.value || '', choose);
    },
    options: boxes,
    number: typed('number', { step: 'any' }, Number),
    count: typed('number', { min: 0, step: 1 }, (text) => Math.trunc(Number(text))),
    date: typed('date', {}, String),
    time: typed('time', {}, String),
    text: typed('text', { maxlength: 300 }, String),
    texts,
    period,
  };
})();
