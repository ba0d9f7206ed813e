/* A set of conditions: tests, groups of tests, named conditions, and what is true of the entries of a group of questions.
   Used by conditions ("show this step when"), by routes, by options and by named conditions. */
(() => {
  const soh = window.soh;
  const { select, option } = soh;
  const DEEPEST = 6;

  /** What a picker knows of the form: questions that may be asked about, all questions, named conditions, groups. */
  soh.noContext = { earlier: [], all: [], named: [], groups: [] };

  /** "All of these are true": conditions inside a condition. */
  class GroupRow {
    constructor(config, given, changed, deep) {
      this.name = 'Group of conditions';
      this.tests = new soh.Tests(config, given, { onchange: changed, adderWords: 'Add a condition', deep: deep + 1 });
    }

    value() {
      return { type: 'group', ...this.tests.value() };
    }

    refresh(context) {
      this.tests.refresh(context);
    }

    signature() {
      return ['group'];
    }

    draw() {
      this.tests.draw();
      return [this.tests.element];
    }
  }

  /** A condition of the form that has a name. */
  class NamedRow {
    constructor(_config, given, changed) {
      this.name = 'Condition with a name';
      this.condition = given.condition || '';
      this.said = { question: '', value: '', ...(given.said || {}) };
      this.changed = changed;
      this.context = soh.noContext;
    }

    value() {
      return { type: 'named', condition: this.condition, said: this.said };
    }

    refresh(context) {
      this.context = context;
      const found = context.named.find((each) => each.id === this.condition);
      if (found) this.said.question = found.name;
    }

    problem() {
      const found = this.context.named.some((each) => each.id === this.condition);
      return this.condition && !found ? 'This condition is no longer in the form. Choose another one, or remove this.' : '';
    }

    signature() {
      return [this.condition, this.context.named.map(({ id, name }) => [id, name])];
    }

    draw(status, redraw) {
      const problem = this.problem();
      status.textContent = problem;
      const options = [option('', 'Choose a condition'), ...this.context.named.map(({ id, name }) => option(id, name || '(no name yet)'))];
      if (problem) options.push(option(this.condition, `Missing condition (${soh.was(this.said.question)})`));
      return [
        select('Condition', options, this.condition, (id) => {
          this.condition = id;
          this.refresh(this.context);
          redraw(true);
          this.changed();
        }),
      ];
    }
  }

  /** What is true of any entry, or of every entry, of a group of questions. */
  class EntriesRow {
    constructor(config, given, changed, deep) {
      this.name = 'Condition on entries';
      this.config = config;
      this.question = given.question || '';
      this.every = given.every || 'any';
      this.said = { question: '', value: '', ...(given.said || {}) };
      this.changed = changed;
      this.context = soh.noContext;
      this.tests = new soh.Tests(config, given, { onchange: changed, adderWords: 'Add a condition on the entry', deep: deep + 1 });
    }

    value() {
      return { type: 'entries', question: this.question, every: this.every, said: this.said, ...this.tests.value() };
    }

    group() {
      return this.context.groups.find((each) => each.id === this.question);
    }

    refresh(context) {
      this.context = context;
      const group = this.group();
      if (group) this.said.question = group.label;
      const inner = group ? group.items.map((each) => ({ ...each, step: group.step, place: `In each entry of “${group.label}”` })) : [];
      const all = [...context.all, ...context.groups.flatMap((each) => each.items)];
      this.tests.refresh({ ...context, earlier: [...inner, ...context.earlier], all, groups: [] });
    }

    problem() {
      return this.question && !this.group() ? 'This group of questions is asked later, or no longer in the form. Choose another one.' : '';
    }

    signature() {
      return [this.question, this.every, this.context.groups.map(({ id, label }) => [id, label])];
    }

    draw(status, redraw) {
      const problem = this.problem();
      status.textContent = problem;
      const options = [option('', 'Choose a group of questions'), ...this.context.groups.map(({ id, label }) => option(id, label))];
      if (problem) options.push(option(this.question, `Missing (${soh.was(this.said.question)})`));
      const choose = (changes) => {
        Object.assign(this, changes);
        this.refresh(this.context);
        redraw(true);
        this.changed();
      };
      this.tests.draw();
      return [
        select('What is true of', this.config.every.map(([value, words]) => option(value, words)), this.every, (every) => choose({ every })),
        select('Group of questions', options, this.question, (question) => choose({ question })),
        this.tests.element,
      ];
    }
  }

  const ROWS = { group: GroupRow, named: NamedRow, entries: EntriesRow };

  soh.Tests = class {
    /** `config` has operators by kind and the words of matches; `onchange` is called after each choice. */
    constructor(config, value, { onchange, adderWords, deep = 0 }) {
      this.config = config;
      this.deep = deep;
      this.match = value.match || 'all';
      this.onchange = onchange;
      this.context = soh.noContext;
      this.adderWords = adderWords;
      this.list = (value.tests || []).map((given) => this.made(given));
      this.rows = soh.el('div', { class: 'soh-tests__rows' });
      this.matcher = soh.el('div', { class: 'soh-tests__match' });
      const adder = (words, given) =>
        soh.el('button', { type: 'button', class: 'button button-small button-secondary', onclick: () => this.add(given) }, words);
      this.adder = adder(adderWords, {});
      this.more = {
        group: adder('Add a group of conditions', { type: 'group' }),
        entries: adder('Ask about entries', { type: 'entries' }),
        named: adder('Use a condition with a name', { type: 'named' }),
      };
      const adders = soh.el('div', { class: 'soh-tests__adders' }, this.adder, ...Object.values(this.more));
      this.element = soh.el('div', { class: 'soh-tests' }, this.matcher, this.rows, adders);
      this.drawn = null;
    }

    made(given) {
      const Row = ROWS[given.type] || soh.TestRow;
      return new Row(this.config, given, () => this.onchange(), this.deep);
    }

    value() {
      return { match: this.match, tests: this.list.map((row) => row.value()) };
    }

    /** Take the form as it is now; draw again only when something a row shows has changed. */
    refresh(context) {
      this.context = context;
      this.list.forEach((row) => row.refresh(context));
      if (this.signature() !== this.drawn) this.draw();
    }

    signature() {
      const questions = this.context.earlier.map(({ id, label, kind, options, step }) => [id, label, kind, options, step && step.number, step && step.title]);
      return JSON.stringify([questions, this.context.named.length, this.context.groups.length, this.list.map((row) => row.signature())]);
    }

    draw() {
      const focus = this.focused();
      this.drawMatcher();
      this.adder.textContent = this.list.length ? 'Add a condition' : this.adderWords;
      this.more.group.hidden = this.list.length === 0 || this.deep >= DEEPEST;
      this.more.named.hidden = this.context.named.length === 0;
      this.more.entries.hidden = this.context.groups.length === 0 || this.deep >= DEEPEST;
      this.rows.replaceChildren(...this.list.map((row, index) => this.row(row, index)));
      if (focus) this.focusField(focus.row, focus.field);
      this.drawn = this.signature();
    }

    /** Which control has the focus, so that drawing again does not take it away. */
    focused() {
      const rows = Array.from(this.rows.children);
      const row = rows.findIndex((each) => each.contains(document.activeElement));
      if (row < 0) return null;
      return { row, field: Array.from(rows[row].querySelectorAll('select, input, textarea, button')).indexOf(document.activeElement) };
    }

    focusField(row, field) {
      const fields = this.rows.children[row] && this.rows.children[row].querySelectorAll('select, input, textarea, button');
      if (fields && fields.length) fields[Math.min(Math.max(field, 0), fields.length - 1)].focus();
    }

    drawMatcher() {
      const options = this.config.matches.map(([value, words]) => option(value, words));
      const choose = (value) => {
        this.match = value;
        this.onchange();
      };
      this.matcher.hidden = this.list.length === 0 || (this.list.length < 2 && this.match !== 'none' && this.deep === 0);
      this.matcher.replaceChildren(select('When', options, this.match, choose));
    }

    row(row, index) {
      const status = soh.el('p', { class: 'soh-tests__problem', role: 'status', id: soh.domId('soh-problem') });
      const redraw = (always) => {
        if (always || this.signature() !== this.drawn) this.draw();
      };
      const fields = row.draw(status, redraw);
      const name = `${row.name} ${index + 1}`;
      const remove = soh.iconButton('bin', `Remove ${name.toLowerCase()}`, () => this.remove(index));
      const element = soh.el('div', { class: 'soh-tests__row', role: 'group', 'aria-label': name }, ...fields, remove, status);
      element.classList.toggle('soh-tests__row--broken', Boolean(status.textContent));
      element.classList.toggle('soh-tests__row--nested', Boolean(row.tests));
      return element;
    }

    add(given) {
      const row = this.made(given);
      row.refresh(this.context);
      this.list.push(row);
      this.draw();
      this.focusField(this.list.length - 1, 0);
      this.onchange();
    }

    remove(index) {
      this.list.splice(index, 1);
      this.draw();
      if (this.list.length) this.focusField(Math.min(index, this.list.length - 1), 0);
      else this.adder.focus();
      this.onchange();
    }
  };
})();
