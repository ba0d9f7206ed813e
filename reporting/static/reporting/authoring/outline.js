/* What the form being edited holds right now, unsaved changes included: steps, questions, options, conditions.

   Steps that were not drawn yet answer from their state, drawn ones from their fields. */
(() => {
  const soh = window.soh;

  const fromState = (step) => ({
    title: step.title || '',
    showWhen: soh.parse(step.show_when, null),
    items: (step.items || []).map((item) => ({
      id: item.id,
      kind: item.type,
      label: item.value.label,
      options: soh.parse(item.value.options, []),
    })),
  });

  const fromFields = (fields) => ({
    title: fields.title.getValue() || '',
    showWhen: fields.show_when ? soh.parse(fields.show_when.getState(), null) : null,
    items: (fields.items ? fields.items.children : []).map((item) => {
      const child = item.block.childBlocks;
      return {
        id: item.id,
        kind: item.type,
        label: child.label && child.label.getValue(),
        options: child.options ? soh.parse(child.options.getState(), []) : [],
      };
    }),
  });

  /** Steps in order: {id, type, number, title, showWhen, questions: [{id, kind, label, options}]}. */
  soh.outlineOf = (root) =>
    root.children.map((child, index) => {
      const step = child.block;
      const read = step.drawn ? fromFields(step.drawn.childBlocks) : fromState(step.state);
      return {
        id: child.id,
        type: child.type,
        number: index + 1,
        title: read.title,
        showWhen: read.showWhen,
        questions: read.items
          .filter((item) => item.label !== undefined)
          .map((item) => ({ ...item, label: item.label || '(question without words)' })),
      };
    });

  const questionsOf = (steps) => steps.flatMap((step) => step.questions.map((question) => ({ ...question, step })));
  soh.questionsOf = questionsOf;

  const quoted = (words) => `“${words}”`;

  /** The words of a test's value, and whether it can still be found. */
  soh.valueInWords = (test, question) => {
    if (typeof test.value === 'boolean') return { words: test.value ? 'yes' : 'no', found: true };
    const options = question && question.options.length ? question.options : null;
    if (!options) return { words: test.value === null || test.value === undefined ? '' : String(test.value), found: true };
    const ids = Array.isArray(test.value) ? test.value : [test.value].filter(Boolean);
    const chosen = ids.map((id) => options.find((option) => option.id === id));
    return {
      words: chosen.map((option) => (option ? quoted(option.label || '(option without words)') : 'a missing answer')).join(' or '),
      found: chosen.every(Boolean),
    };
  };

  /** A set of tests in words, such as: “Which crime?” is “House burglary”. */
  soh.testsInWords = (chosen, questions, phrases) => {
    const tests = ((chosen && chosen.tests) || []).filter((test) => test.question && test.operator);
    let broken = false;
    const words = tests.map((test) => {
      const question = questions.find((each) => each.id === test.question);
      if (!question) {
        broken = true;
        return '';
      }
      const value = soh.valueInWords(test, question);
      broken = broken || !value.found;
      return [quoted(question.label), phrases[test.operator], value.words].filter(Boolean).join(' ');
    });
    if (broken) return { words: 'condition broken', broken: true };
    return { words: words.join(chosen && chosen.match === 'any' ? ', or ' : ', and '), broken: false };
  };
})();
