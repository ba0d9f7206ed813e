/* One test of an earlier answer: question, part of the answer, comparison, and what it is compared with.

   Stored are ids. A question or answer that is gone stays chosen, and is named by the words it had, until the editor
   chooses another one; bringing it back heals the test. */
(() => {
  const soh = window.soh;
  const { select, option } = soh;

  const blank = () => ({ question: '', operator: '', value: null, said: { question: '', value: '' } });

  soh.TestRow = class {
    constructor(config, given, changed) {
      this.config = config;
      this.test = { ...blank(), ...given, said: { ...blank().said, ...(given.said || {}) } };
      this.changed = changed;
      this.context = soh.noContext;
      this.name = 'Condition';
    }

    value() {
      return this.test;
    }

    refresh(context) {
      this.context = context;
      this.remember();
    }

    question() {
      return this.context.earlier.find((each) => each.id === this.test.question);
    }

    part(question) {
      const parts = (question && this.config.parts[question.kind]) || [];
      return parts.find((each) => each.name === this.test.part);
    }

    operators(question) {
      if (!question) return [];
      if (this.test.part) return (this.part(question) || { operators: [] }).operators;
      return this.config.operators[question.kind] || [];
    }

    operator(question) {
      return this.operators(question).find((each) => each.name === this.test.operator);
    }

    /** Keep the words of what is chosen, for the day it is gone. */
    remember() {
      const question = this.context.all.find((each) => each.id === this.test.question);
      if (!question) return;
      this.test.said.question = question.label;
      const value = soh.valueInWords(this.test, question);
      if (value.found) this.test.said.value = value.words.replace(/[“”]/g, '');
    }

    problem() {
      const { test } = this;
      if (!test.question) return '';
      const question = this.question();
      if (!question) {
        return this.context.all.some((each) => each.id === test.question)
          ? 'This question is asked later, or not to everyone. Move this after it, or choose another question.'
          : 'This question is no longer in the form. Choose another question, or remove this condition.';
      }
      if (test.operator && !this.operator(question)) {
        return 'This comparison does not suit the question any more. Choose another one.';
      }
      return soh.valueInWords(test, question).found ? '' : 'This answer is no longer among the options. Choose another one.';
    }

    /** What this row shows; when it is as it was drawn, drawing again would only disturb who types. */
    signature() {
      return [this.test.question, this.test.operator, this.test.part, this.problem()];
    }

    draw(status, redraw) {
      this.redraw = redraw;
      const question = this.question();
      const problem = this.problem();
      status.textContent = problem;
      const fields = [this.questionField()];
      if (question && (this.config.parts[question.kind] || []).length) fields.push(this.partField(question));
      if (question) fields.push(this.operatorField(question));
      const operator = this.operator(question);
      const value = operator && soh.choosers[operator.value](this.test, question, (chosen, how) => this.choose({ value: chosen }, how), this.config);
      if (value) fields.push(value);
      if (problem) {
        fields[question ? fields.length - 1 : 0].querySelectorAll('select, input').forEach((control) => {
          control.setAttribute('aria-invalid', 'true');
          control.setAttribute('aria-describedby', status.id);
        });
      }
      return fields;
    }

    questionField() {
      const { test } = this;
      const groups = new Map();
      this.context.earlier.forEach((question) => {
        const heading = question.place || `Step ${question.step.number}: ${question.step.title}`;
        if (!groups.has(heading)) groups.set(heading, soh.el('optgroup', { label: heading }));
        groups.get(heading).append(option(question.id, question.label));
      });
      const none = this.context.earlier.length ? 'Choose a question' : 'No step before this one asks a question';
      const options = [option('', none), ...groups.values()];
      if (test.question && !this.question()) {
        const later = this.context.all.some((each) => each.id === test.question);
        options.push(option(test.question, later ? `“${test.said.question}” (asked later)` : `Missing question (${soh.was(test.said.question)})`));
      }
      return select('Question', options, test.question, (id) => {
        const question = this.context.earlier.find((each) => each.id === id);
        const [first] = (question && this.config.operators[question.kind]) || [];
        delete test.part;
        this.choose({ question: id, operator: first ? first.name : '', value: null, said: blank().said });
      });
    }

    partField(question) {
      const options = [option('', 'The whole answer'), ...this.config.parts[question.kind].map((each) => option(each.name, each.label))];
      return select('Part of the answer', options, this.test.part || '', (name) => {
        if (name) this.test.part = name;
        else delete this.test.part;
        const [first] = this.operators(question);
        this.choose({ operator: first ? first.name : '', value: null });
      });
    }

    operatorField(question) {
      const { test } = this;
      const operators = this.operators(question);
      const options = operators.map((each) => option(each.name, each.phrase));
      if (!operators.some((each) => each.name === test.operator)) options.unshift(option(test.operator || '', 'Choose a comparison'));
      return select('Comparison', options, test.operator || '', (name) => {
        const before = operators.find((each) => each.name === test.operator);
        const after = operators.find((each) => each.name === name);
        const keeps = before && after && before.value === after.value;
        const widened = after && after.value === 'options' && typeof test.value === 'string' && test.value ? [test.value] : null;
        this.choose({ operator: name, value: keeps ? test.value : widened });
      });
    }

    choose(changes, { redraw = true } = {}) {
      Object.assign(this.test, changes);
      this.remember();
      this.redraw(redraw);
      this.changed();
    }
  };
})();
