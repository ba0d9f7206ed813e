/* Tests of earlier answers, chosen from drop-downs. Used by conditions ("show this step when") and by routes.

   Stored are ids. A question or answer that is gone stays chosen, and is named by the words it had, until the editor
   chooses another one; bringing it back heals the test. */
(() => {
  const soh = window.soh;

  const select = (label, options, value, onchange) => {
    const id = soh.domId('soh-select');
    const element = soh.el('select', { id, onchange: (event) => onchange(event.target.value) }, ...options);
    element.value = value;
    return soh.el('div', { class: 'soh-tests__field' }, soh.el('label', { for: id }, label), element);
  };
  const option = (value, words) => soh.el('option', { value }, words);
  const was = (words) => (words ? `it was “${words}”` : 'it was removed');

  /** What a comparison is made with, and how it is chosen. */
  const choosers = {
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
    options: (test, question, choose) => {
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
    },
  };
  ['number', 'date', 'time'].forEach((type) => {
    choosers[type] = (test, _question, choose) => {
      const id = soh.domId(`soh-${type}`);
      const input = soh.el('input', {
        id,
        type,
        step: type === 'number' ? 'any' : null,
        oninput: (event) => {
          const typed = event.target.value;
          choose(typed === '' ? null : type === 'number' ? Number(typed) : typed, { redraw: false });
        },
      });
      input.value = test.value ?? '';
      return soh.el('div', { class: 'soh-tests__field' }, soh.el('label', { for: id }, 'Answer'), input);
    };
  });

  const blank = () => ({ question: '', operator: '', value: null, said: { question: '', value: '' } });

  soh.Tests = class {
    /** `config` has operators by kind and the words of matches; `onchange` is called after each choice. */
    constructor(config, value, { onchange, adderWords }) {
      this.config = config;
      this.match = value.match || 'all';
      this.tests = (value.tests || []).map((test) => ({ ...blank(), ...test, said: { ...blank().said, ...test.said } }));
      this.onchange = onchange;
      this.earlier = [];
      this.all = [];
      this.rows = soh.el('div', { class: 'soh-tests__rows' });
      this.matcher = soh.el('div', { class: 'soh-tests__match' });
      this.adderWords = adderWords;
      this.adder = soh.el('button', {
        type: 'button',
        class: 'button button-small button-secondary',
        onclick: () => this.add(),
      });
      this.element = soh.el('div', { class: 'soh-tests' }, this.matcher, this.rows, this.adder);
      this.drawn = null;
    }

    value() {
      return { match: this.match, tests: this.tests };
    }

    /** Take the questions of the form as it is now; draw again only when something a row shows has changed. */
    refresh(earlier, all) {
      this.earlier = earlier;
      this.all = all;
      this.tests.forEach((test) => this.remember(test));
      if (this.signature() !== this.drawn) this.draw();
    }

    /** Everything that the rows show; when it is as it was drawn, drawing again would only disturb who types. */
    signature() {
      const questions = this.earlier.map(({ id, label, kind, options, step }) => [id, label, kind, options, step.number, step.title]);
      return JSON.stringify([questions, this.tests.map((test) => [test.question, test.operator, this.problem(test)])]);
    }

    question(test) {
      return this.earlier.find((each) => each.id === test.question);
    }

    operators(question) {
      return (question && this.config.operators[question.kind]) || [];
    }

    /** Keep the words of what is chosen, for the day it is gone. */
    remember(test) {
      const question = this.all.find((each) => each.id === test.question);
      if (!question) return;
      test.said.question = question.label;
      const value = soh.valueInWords(test, question);
      if (value.found) test.said.value = value.words.replace(/[“”]/g, '');
    }

    problem(test) {
      if (!test.question) return '';
      const question = this.question(test);
      if (!question) {
        return this.all.some((each) => each.id === test.question)
          ? 'This question is asked later. Move this step after it, or choose another question.'
          : 'This question is no longer in the form. Choose another question, or remove this condition.';
      }
      if (test.operator && !this.operators(question).some((each) => each.name === test.operator)) {
        return 'This comparison does not suit the question any more. Choose another one.';
      }
      return soh.valueInWords(test, question).found ? '' : 'This answer is no longer among the options. Choose another one.';
    }

    draw() {
      const focus = this.focused();
      this.drawMatcher();
      this.adder.textContent = this.tests.length ? 'Add a condition' : this.adderWords;
      this.rows.replaceChildren(...this.tests.map((test, index) => this.row(test, index)));
      if (focus) this.focusField(focus.row, focus.field);
      this.drawn = this.signature();
    }

    /** Which control has the focus, so that drawing again does not take it away. */
    focused() {
      const rows = Array.from(this.rows.children);
      const row = rows.findIndex((each) => each.contains(document.activeElement));
      if (row < 0) return null;
      return { row, field: Array.from(rows[row].querySelectorAll('select, input, button')).indexOf(document.activeElement) };
    }

    focusField(row, field) {
      const fields = this.rows.children[row] && this.rows.children[row].querySelectorAll('select, input, button');
      if (fields && fields.length) fields[Math.min(Math.max(field, 0), fields.length - 1)].focus();
    }

    drawMatcher() {
      this.matcher.hidden = this.tests.length < 2;
      if (this.matcher.hidden) {
        this.matcher.replaceChildren();
        return;
      }
      const options = this.config.matches.map(([value, words]) => option(value, words));
      const choose = (value) => {
        this.match = value;
        this.onchange();
      };
      this.matcher.replaceChildren(select('When', options, this.match, choose));
    }

    row(test, index) {
      const question = this.question(test);
      const problem = this.problem(test);
      const status = soh.el('p', { class: 'soh-tests__problem', role: 'status', id: soh.domId('soh-problem') }, problem);
      const fields = [this.questionField(test)];
      if (question) fields.push(this.operatorField(test, question));
      const operator = this.operators(question).find((each) => each.name === test.operator);
      const value = operator && choosers[operator.value](test, question, (chosen, how) => this.choose(test, { value: chosen }, how));
      if (value) fields.push(value);
      if (problem) {
        const wrong = fields[question ? fields.length - 1 : 0];
        wrong.querySelectorAll('select, input').forEach((control) => {
          control.setAttribute('aria-invalid', 'true');
          control.setAttribute('aria-describedby', status.id);
        });
      }
      const remove = soh.iconButton('bin', `Remove condition ${index + 1}`, () => this.remove(index));
      const row = soh.el('div', { class: 'soh-tests__row', role: 'group', 'aria-label': `Condition ${index + 1}` }, ...fields, remove, status);
      row.classList.toggle('soh-tests__row--broken', Boolean(problem));
      return row;
    }

    questionField(test) {
      const groups = new Map();
      this.earlier.forEach((question) => {
        const heading = `Step ${question.step.number}: ${question.step.title}`;
        if (!groups.has(heading)) groups.set(heading, soh.el('optgroup', { label: heading }));
        groups.get(heading).append(option(question.id, question.label));
      });
      const none = this.earlier.length ? 'Choose a question' : 'No step before this one asks a question';
      const options = [option('', none), ...groups.values()];
      if (test.question && !this.question(test)) {
        const later = this.all.some((each) => each.id === test.question);
        options.push(option(test.question, later ? `“${test.said.question}” (asked later)` : `Missing question (${was(test.said.question)})`));
      }
      return select('Question', options, test.question, (id) => {
        const question = this.earlier.find((each) => each.id === id);
        const [first] = this.operators(question);
        this.choose(test, { question: id, operator: first ? first.name : '', value: null, said: blank().said });
      });
    }

    operatorField(test, question) {
      const operators = this.operators(question);
      const options = operators.map((each) => option(each.name, each.phrase));
      if (!operators.some((each) => each.name === test.operator)) options.unshift(option(test.operator || '', 'Choose a comparison'));
      return select('Comparison', options, test.operator || '', (name) => {
        const before = operators.find((each) => each.name === test.operator);
        const after = operators.find((each) => each.name === name);
        const keeps = before && after && before.value === after.value;
        const widened = after && after.value === 'options' && typeof test.value === 'string' && test.value ? [test.value] : null;
        this.choose(test, { operator: name, value: keeps ? test.value : widened });
      });
    }

    choose(test, changes, { redraw = true } = {}) {
      Object.assign(test, changes);
      this.remember(test);
      if (redraw || this.signature() !== this.drawn) this.draw();
      this.onchange();
    }

    add() {
      this.tests.push(blank());
      this.draw();
      this.focusField(this.tests.length - 1, 0);
      this.onchange();
    }

    remove(index) {
      this.tests.splice(index, 1);
      this.draw();
      if (this.tests.length) this.focusField(Math.min(index, this.tests.length - 1), 0);
      else this.adder.focus();
      this.onchange();
    }
  };
})();
