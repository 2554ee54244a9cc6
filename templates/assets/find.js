/* What pages do with a script: find a code, a pair or a page by what a reader types or pastes; tell a lost reader where they
   meant to go; copy a message; close the menu of languages; and let a keyboard reach today's English of what is out of date.
   match.js says what a query means. It and the words of the book are scripts of their own, loaded on first use, so that all of
   it works from a disk as well. Nothing is sent anywhere. */
(function () {
  'use strict';
  let book = null, says = null;
  const loading = new Map();

  // Adds a script once; the promise is kept when it has run, or cannot be had now. What failed is asked for again next time.
  function load(address) {
    if (!loading.has(address)) loading.set(address, new Promise(done => {
      const script = document.createElement('script');
      script.src = address;
      script.onload = done;
      script.onerror = () => { loading.delete(address); script.remove(); done(); };
      document.head.append(script);
    }));
    return loading.get(address);
  }

  // What the scripts of the words call, whatever their order: the names, then the words of a protocol.
  const waiting = [];
  window.statusbook = {
    names(names, words) {
      says = words;
      waiting.unshift(() => {
        book = new window.statusbookMatch.Finder(names);
        book.addCommon(words);
      });
    },
    words(protocol, rows) { waiting.push(() => book.add(protocol, rows)); }
  };
  function take() {
    if (!window.statusbookMatch || !says) return;
    waiting.splice(0).forEach(one => one());
    book.prepare();
  }

  // Loads the names, then the words of each protocol, that of the page first; `then` is called after each step.
  async function prepare(form, then) {
    const data = form.dataset.find, [, folder, language] = /^(.*\/)find-(.*)\.js$/.exec(data);
    await load(data);
    if (!says) return;
    await load(folder + says.match);
    take();
    if (!book) return;
    then();
    const own = protocolOf(form), ids = book.names.protocols.map(one => one.id).sort((a, b) => (b === own) - (a === own));
    for (const id of ids) {
      await Promise.all([load(`${folder}tokens-${id}.js`), load(`${folder}words-${language}.${id}.js`)]);
      take();
      then();
    }
  }

  // The protocol of the page: the folder below that of the language.
  function protocolOf(form) {
    const root = new URL(form.dataset.root || '.', location.href).pathname, path = location.pathname;
    const parts = path.startsWith(root) ? path.slice(root.length).split('/') : [];
    return parts.length > 1 ? parts[0] : undefined;
  }

  // An element with attributes, in a parent.
  function add(parent, name, attributes) {
    const element = document.createElement(name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    parent.append(element);
    return element;
  }

  function labelOf(hit) {
    const protocol = id => book.protocols.get(id).name;
    if (hit.codes) {
      const [a, b] = hit.codes, both = a.protocol === b.protocol;
      return [both ? `${protocol(a.protocol)} ${a.id} – ${b.id}` : `${protocol(a.protocol)} ${a.id} – ${protocol(b.protocol)} ${b.id}`, ''];
    }
    if (hit.kind === 'page') return [protocol(hit.protocol), hit.name];
    return [`${protocol(hit.protocol)} ${hit.id}`, hit.name === hit.id ? '' : hit.name];
  }

  // The field is made here, since without a script it could do nothing.
  function finder(form) {
    const input = add(form, 'input', {
      type: 'search', role: 'combobox', 'aria-label': form.dataset.label, placeholder: form.dataset.hint,
      'aria-expanded': false, 'aria-controls': 'hits', 'aria-autocomplete': 'list', 'aria-keyshortcuts': '/',
      autocomplete: 'off', autocapitalize: 'off', spellcheck: false, enterkeyhint: 'search'
    });
    const panel = add(form, 'div', {'class': 'hits', hidden: ''});
    const list = add(panel, 'ul', {id: 'hits', role: 'listbox', 'aria-label': form.dataset.label});
    const none = add(panel, 'p', {hidden: ''});
    const status = add(form, 'span', {role: 'status', 'class': 'hide'});
    const own = protocolOf(form);
    let chosen = -1, hits = [], moved = false;

    const address = hit => form.dataset.root + hit.path + book.names.ending;
    const links = () => list.querySelectorAll('a');

    function choose(index) {
      chosen = index;
      links().forEach((link, i) => link.setAttribute('aria-selected', i === index));
      if (index >= 0) {
        input.setAttribute('aria-activedescendant', 'hit' + index);
        links()[index].scrollIntoView({block: 'nearest'});
      } else input.removeAttribute('aria-activedescendant');
    }

    function show(open) {
      panel.hidden = !open;
      input.setAttribute('aria-expanded', open && hits.length > 0);
      if (!open) {
        status.textContent = '';
        input.removeAttribute('aria-activedescendant');
      }
    }

    function showNone() {
      none.hidden = hits.length > 0;
      if (none.hidden) return;
      none.replaceChildren(says.none, document.createElement('br'), says.hint, document.createElement('br'));
      add(none, 'a', {href: form.dataset.root + (book.protocols.has(own) ? own + '/' : '') + 'index' + book.names.ending}).textContent = says.all;
    }

    function update() {
      if (!book) return;
      hits = book.find(input.value, {protocol: own, address: input.value === form.dataset.address});
      list.textContent = '';
      hits.forEach((hit, i) => {
        const link = add(add(list, 'li', {role: 'none'}), 'a', {id: 'hit' + i, role: 'option', href: address(hit), tabindex: -1});
        const [label, name] = labelOf(hit);
        add(link, 'b').textContent = label;
        if (name) add(link, 'span', {lang: 'en'}).textContent = ' ' + name;
        if (hit.gloss) add(link, 'span').textContent = ' · ' + hit.gloss;
      });
      const asked = input.value.trim() !== '';
      showNone();
      show(asked && document.activeElement === input);
      choose(hits.length && asked ? moved ? Math.min(chosen, hits.length - 1) : 0 : -1);
      status.textContent = !asked ? '' : hits.length ? says.results + hits.length : says.none;
    }

    // Without the names nothing can be found, and a reader who types is told why.
    function showAway() {
      if (book) return;
      none.textContent = form.dataset.away;
      none.hidden = false;
      show(input.value.trim() !== '' && document.activeElement === input);
      status.textContent = panel.hidden ? '' : form.dataset.away;
    }

    function begin() { return prepare(form, () => { if (input.value) update(); }).then(showAway); }

    form.hidden = false;
    const asked = new URLSearchParams(location.search).get('q');
    if (asked) {
      input.value = asked;
      input.focus();
      begin().then(() => {
        const only = book && (hits.length === 1 ? hits[0] : book.only(asked));
        if (only) location.replace(address(only));
      });
    }
    input.addEventListener('focus', begin);
    input.addEventListener('input', () => { moved = false; if (book) update(); else begin(); });
    form.addEventListener('focusout', event => { if (!form.contains(event.relatedTarget)) show(false); });
    list.addEventListener('mousedown', event => event.preventDefault());
    input.addEventListener('keydown', event => {
      if (event.isComposing) return;
      const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
      if (event.key === 'Escape') { show(false); choose(-1); }
      if (!step || !hits.length) return;
      event.preventDefault();
      show(true);
      moved = true;
      choose((chosen + step + hits.length) % hits.length);
    });
    form.addEventListener('submit', event => {
      event.preventDefault();
      begin().then(() => {
        update();
        if (hits.length) location.href = address(hits[Math.max(chosen, 0)]);
      });
    });
    document.addEventListener('keydown', event => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      event.preventDefault();
      input.focus();
    });
  }

  // Things to try, which the field takes.
  function examples(paragraph) {
    const input = paragraph.parentNode.querySelector('form.find input');
    paragraph.hidden = false;
    paragraph.dataset.examples.split(' | ').forEach(example => {
      const button = add(paragraph, 'button', {type: 'button', dir: 'auto'});
      button.textContent = example;
      button.addEventListener('click', () => {
        input.value = example;
        input.focus();
        input.dispatchEvent(new Event('input'));
      });
    });
  }

  // Compares the code of the page with another of its protocol.
  function comparer(form) {
    const input = form.querySelector('input'), list = form.querySelector('datalist'), status = form.querySelector('[role=status]');
    const own = protocolOf(form), code = () => book.protocols.get(own).codes.find(one => one.id === form.dataset.code);
    form.hidden = false;
    input.addEventListener('focus', () => prepare(form, () => {
      if (!list.children.length) book.protocols.get(own).codes.forEach(one => add(list, 'option', {value: one.id, label: one.name}));
    }));
    form.addEventListener('submit', event => {
      event.preventDefault();
      prepare(form, () => {}).then(() => {
        if (!book) { status.textContent = document.querySelector('form.find').dataset.away; return; }
        const other = book.side(input.value, {protocol: own, only: true});
        const pair = other && book.comparison(code(), other);
        if (pair) location.href = form.dataset.root + pair.path + book.names.ending;
        else status.textContent = says.none;
      });
    });
  }

  function decoded(path) {
    try { return decodeURIComponent(path); } catch (error) { return path; }
  }

  // The page that a wrong address means: its language, and the codes that it names in any order and dress.
  function guide(main) {
    const parts = decoded(location.pathname).slice(main.dataset.base.length - 1).split('/').filter(Boolean);
    const blocks = Array.from(main.querySelectorAll('[data-id]'));
    const speaks = tag => blocks.find(block => [block.dataset.id, block.lang].some(one => one.toLowerCase() === tag.toLowerCase()));
    const named = tag => speaks(tag) || speaks(tag.split('-')[0]);
    const block = parts.map(named).find(Boolean) || (navigator.languages || []).map(named).find(Boolean) || blocks[0];
    if (!block) return;
    blocks.forEach(one => { one.hidden = one !== block; });
    document.documentElement.lang = block.lang;
    document.documentElement.dir = block.dir;
    document.title = block.querySelector('h1').textContent;
    const form = block.querySelector('form');
    load(form.dataset.find).then(() => load(form.dataset.find.replace(/[^/]*$/, '') + says.match)).then(() => {
      take();
      if (!book) return;
      const rest = parts.filter(part => !named(part)).join(' ').replace(/\.html?\b/g, ''), protocol = [...book.protocols.keys()].find(id => parts.includes(id));
      const context = {protocol: protocol, only: Boolean(protocol)};
      const hit = book.meant(rest.replace(/(\d)_?vs_?(?=\d)/gi, '$1 vs ').replace(/_vs_|-vs-/gi, ' vs '), context);
      if (hit) { location.replace(form.dataset.root + hit.path + book.names.ending); return; }
      const input = form.querySelector('input');
      input.value = parts.filter(part => !named(part)).join(' ').replace(/\.html?\b|-vs-/g, ' ').replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
      form.dataset.address = input.value;
      input.focus();
      input.dispatchEvent(new Event('input'));
    });
  }

  // The choice of language begins with those that the reader's browser asks for.
  function suggest(list) {
    const items = Array.from(list.children), tags = (navigator.languages || []).map(tag => tag.toLowerCase());
    const rank = item => {
      const tag = item.firstChild.hreflang.toLowerCase(), at = tags.findIndex(one => one === tag || one.split('-')[0] === tag.split('-')[0]);
      return at < 0 ? tags.length : at;
    };
    items.sort((a, b) => rank(a) - rank(b)).forEach(item => list.append(item));
    items[0].classList.toggle('suggested', rank(items[0]) < tags.length);
  }

  // The choice of language leads to the page that the reader comes from, whose path below its language is the fragment: a
  // name of a file, or one in a folder. Whatever else is there leads nowhere.
  function carry(list) {
    const path = location.hash.slice(1);
    if (path === '' || !/^(?:[a-z][a-z0-9_-]*\/)?(?:[A-Za-z0-9][\w.-]*)?$/.test(path)) return;
    list.querySelectorAll('a').forEach(link => { link.href = link.getAttribute('href').replace(/[^/]*$/, path); });
  }

  // A button above a block copies what stands in it; only where there is a clipboard.
  function copier(block) {
    if (!navigator.clipboard) return;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = document.body.dataset.copy;
    button.ariaLive = 'polite';
    button.addEventListener('click', () => navigator.clipboard.writeText(block.textContent).then(() => {
      button.textContent = document.body.dataset.copied;
      setTimeout(() => { button.textContent = document.body.dataset.copy; }, 2000);
    }));
    block.before(button);
  }

  // The menu of languages lies over the page, so it closes where a reader goes on.
  function closer(menu) {
    menu.addEventListener('focusout', event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
    document.addEventListener('pointerdown', event => { if (!menu.contains(event.target)) menu.open = false; });
    menu.addEventListener('keydown', event => {
      if (event.key !== 'Escape' || !menu.open) return;
      menu.open = false;
      menu.firstElementChild.focus();
    });
  }

  // What stands in a link or a button shows its English when that has the focus.
  function reach(mark) {
    if (!mark.closest('a, button, summary')) mark.tabIndex = 0;
  }

  document.querySelectorAll('.stale[title]').forEach(reach);
  document.querySelectorAll('main[data-base]').forEach(guide);
  document.querySelectorAll('form.find').forEach(form => { if (!form.closest('section[hidden]')) finder(form); });
  document.querySelectorAll('p.examples').forEach(examples);
  document.querySelectorAll('form.compare').forEach(comparer);
  document.querySelectorAll('ul.choice').forEach(suggest);
  document.querySelectorAll('ul.choice').forEach(carry);
  document.querySelectorAll('details.languages').forEach(closer);
  document.querySelectorAll('body[data-copy] pre.message').forEach(copier);
}());
