/* What the form being edited holds right now, unsaved changes included: steps, questions, options, conditions.

   Steps that were not drawn yet answer from their state, drawn ones from their fields. */
(() => {
  const soh = window.soh;

  const itemOf = (id, kind, label, options, items) => ({ id, kind, label, options: soh.parse(options, []), items });

  const LIBRARY = 'library_questions'; // stands for the questions of a version, under ids of this form

  const itemsOfState = (items) =>
    (items || []).flatMap(({ id, type, value }) => {
      if (type === LIBRARY) return soh.library.itemsOf(soh.parse(value.chosen, null));
      return itemOf(id, type, value.label, soh.library.listOf(value.shared_options) || value.options, itemsOfState(value.items));
    });

  const itemsOfFields = (items) =>
    (items ? items.children : []).flatMap(({ id, type, block }) => {
      const child = block.childBlocks;
      if (type === LIBRARY) return soh.library.itemsOf(child.chosen.getValue());
      const shared = child.shared_options && soh.library.listOf(child.shared_options.getValue());
      return itemOf(id, type, child.label && child.label.getValue(), shared || (child.options && child.options.getState()), itemsOfFields(child.items));
    });

  const fromState = (step) => ({
    title: step.title || '',
    showWhen: soh.parse(step.show_when, null),
    named: soh.parse(step.named, []),
    items: itemsOfState(step.items),
  });

  const fromFields = (fields) => ({
    title: fields.title ? fields.title.getValue() || '' : '',
    showWhen: fields.show_when ? soh.parse(fields.show_when.getState(), null) : null,
    named: fields.named ? soh.parse(fields.named.getState(), []) : [],
    items: itemsOfFields(fields.items),
  });

  const withWords = (items) =>
    items.map((item) => ({ ...item, label: item.label === undefined ? undefined : item.label || '(question without words)', items: withWords(item.items) }));

  const asks = (item) => item.label !== undefined;

  /** Steps in order: {id, type, number, title, showWhen, named, items, questions: [{id, kind, label, options, items}]}. */
  soh.outlineOf = (root) => {
    let number = 0;
    return root.children.map((child) => {
      const step = child.block;
      const read = step.drawn ? fromFields(step.drawn.childBlocks) : fromState(step.state);
      if (child.type !== 'conditions') number += 1;
      const items = withWords(read.items);
      return { ...read, id: child.id, type: child.type, number, items, questions: items.filter(asks) };
    });
  };

  const questionsOf = (steps) => steps.flatMap((step) => step.questions.map((question) => ({ ...question, step })));
  soh.questionsOf = questionsOf;
  soh.namedOf = (steps) => steps.flatMap((step) => step.named);

  /** Ids of the items around an element, the step's own left out: of a question, or of a group and a question in it. */
  soh.itemPath = (element) => {
    const path = [];
    for (let child = element.closest('[data-streamfield-child]'); child; child = child.parentElement.closest('[data-streamfield-child]')) {
      path.unshift(child.getAttribute('data-contentpath'));
    }
    return path.slice(1);
  };

  const before = (items, id) => items.slice(0, Math.max(items.findIndex((item) => item.id === id), 0)).filter(asks);
  const reveals = ({ kind }) => ['radios', 'checkboxes', 'select', 'yes_no'].includes(kind);

  /** What conditions at a place may ask about: earlier steps, and for an item the choices above it on its page. */
  soh.contextAt = (steps, at, [item, inner]) => {
    const earlier = questionsOf(steps.slice(0, at));
    const all = questionsOf(steps);
    const groups = earlier.filter(({ items }) => items.length);
    const step = steps[at];
    if (step && item) {
      const group = inner && step.items.find(({ id }) => id === item);
      const above = group ? before(group.items, inner) : before(step.items, item);
      earlier.push(...above.filter(reveals).map((question) => ({ ...question, step, place: 'Above on this page' })));
      all.push(...step.items.flatMap(({ items }) => items).filter(asks).map((question) => ({ ...question, step })));
    }
    return { earlier, all, named: soh.namedOf(steps), groups };
  };

  const quoted = (words) => `“${words}”`;

  /** The words of a test's value, and whether it can still be found. */
  soh.valueInWords = (test, question) => {
    const { value } = test;
    if (typeof value === 'boolean') return { words: value ? 'yes' : 'no', found: true };
    if (value && value.amount) return { words: `${value.amount} ${value.unit}`, found: true };
    const options = !test.part && question && question.options.length && typeof value !== 'number' ? question.options : null;
    if (!options) {
      const said = Array.isArray(value) ? value.join(' or ') : value ?? '';
      return { words: String(said), found: true };
    }
    const ids = Array.isArray(value) ? value : [value].filter(Boolean);
    const chosen = ids.map((id) => options.find((option) => option.id === id));
    return {
      words: chosen.map((option) => (option ? quoted(option.label || '(option without words)') : 'a missing answer')).join(' or '),
      found: chosen.every(Boolean),
    };
  };

  const JOINED = { all: ', and ', any: ', or ', none: ', or ' };
  const isChosen = (row) => (row.type === 'group' ? row.tests.some(isChosen) : row.type === 'named' ? row.condition : row.question && (row.operator || row.tests));

  const rowInWords = (row, context, phrases) => {
    if (row.type === 'group') {
      const inside = soh.testsInWords(row, context, phrases);
      return { words: row.tests.length > 1 ? `(${inside.words})` : inside.words, broken: inside.broken };
    }
    if (row.type === 'named') {
      const named = context.named.find(({ id }) => id === row.condition);
      return { words: named ? quoted(named.name) : '', broken: !named };
    }
    const question = context.earlier.find(({ id }) => id === row.question);
    if (!question) return { words: '', broken: true };
    if (row.type === 'entries') {
      const inside = soh.testsInWords(row, { ...context, earlier: [...question.items, ...context.earlier] }, phrases);
      return { words: `for ${row.every === 'all' ? 'every' : 'any'} entry of ${quoted(question.label)}: ${inside.words}`, broken: inside.broken };
    }
    const value = soh.valueInWords(row, question);
    const part = row.part ? `(${row.part.replace(/_/g, ' ')})` : '';
    return { words: [quoted(question.label), part, phrases[row.operator], value.words].filter(Boolean).join(' '), broken: !value.found };
  };

  /** A set of tests in words, such as: “Which crime?” is “House burglary”. */
  soh.testsInWords = (chosen, context, phrases) => {
    const rows = ((chosen && chosen.tests) || []).filter(isChosen).map((row) => rowInWords(row, context, phrases));
    if (rows.some(({ broken }) => broken)) return { words: 'condition broken', broken: true };
    const words = rows.map((row) => row.words).join(JOINED[(chosen && chosen.match) || 'all']);
    return { words: words && chosen.match === 'none' ? `it is not so that ${words}` : words, broken: false };
  };
})();
