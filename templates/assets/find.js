/* Finds a code or a pair, by number or by words, in the reader's language and in English; compares two; tells a lost
   reader where they meant to go; and lets a keyboard reach today's English of what is out of date. The data is a script of its own, loaded on first use, so that all of it works
   from a disk as well. Nothing is sent anywhere. */
(function () {
  'use strict';
  var waiting = [], book = null, words = {};

  // The data script calls this, with the protocols and the words of its language.
  window.statusbook = function (data, says) {
    book = data;
    words = says;
    book.forEach(function (protocol) {
      protocol.codes = protocol.codes.map(function (row, order) {
        var code = { id: row[0], name: row[1], gloss: row[2], keys: (row[4] || []).map(fold), order: order, protocol: protocol };
        code.words = fold([row[0], row[1], row[2], row[3], protocol.name].join(' '));
        return code;
      });
    });
    waiting.splice(0).forEach(function (then) { then(); });
  };

  function load(address, then) {
    if (book) return then();
    waiting.push(then);
    if (waiting.length > 1) return;
    var script = document.createElement('script');
    script.src = address;
    document.head.appendChild(script);
  }

  // Case, accents and width make no difference.
  function fold(text) {
    return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
  }

  function everyCode() {
    return book.reduce(function (all, protocol) { return all.concat(protocol.codes); }, []);
  }

  // The codes that a text names, of one protocol, each once, in their order.
  function named(text) {
    var parts = fold(text).replace(/\.html?$/, '').split(/[^\w.]+/);
    var best = [];
    book.forEach(function (protocol) {
      var codes = protocol.codes.filter(function (code) { return parts.indexOf(fold(code.id)) >= 0; });
      if (parts.indexOf(protocol.id) >= 0 ? codes.length : codes.length > best.length) best = codes;
    });
    return best;
  }

  function pathOf(codes) {
    var ids = codes.map(function (code) { return code.id; }).join('-vs-');
    return codes[0].protocol.id + '/' + ids + words.ending;
  }

  function score(code, query, parts) {
    if (fold(code.id) === query) return 5;
    if (code.keys.indexOf(query) >= 0) return 4;
    if (fold(code.id).indexOf(query) === 0) return 3;
    if (fold(code.name).indexOf(query) === 0) return 2;
    return parts.every(function (word) { return code.words.indexOf(word) >= 0; }) ? 1 : 0;
  }

  // What a query leads to: the pair that it names, then codes, the best first.
  function find(text) {
    var query = fold(text), parts = query.split(/\s+/), pair = named(text), hits = [];
    if (!query) return hits;
    if (pair.length > 1) hits.push({ codes: pair.slice(0, 2) });
    everyCode().map(function (code) {
      return { codes: [code], score: score(code, query, parts) };
    }).filter(function (hit) { return hit.score; }).sort(function (a, b) {
      return b.score - a.score || a.codes[0].order - b.codes[0].order;
    }).slice(0, 8).forEach(function (hit) { hits.push(hit); });
    return hits;
  }

  // An element with attributes, in a parent.
  function add(parent, name, attributes) {
    var element = document.createElement(name);
    for (var key in attributes) element.setAttribute(key, attributes[key]);
    parent.append(element);
    return element;
  }

  // The field is made here, since without a script it could do nothing.
  function finder(form) {
    var input = add(form, 'input', {
      type: 'search', role: 'combobox', 'aria-label': form.dataset.label, placeholder: form.dataset.hint,
      'aria-expanded': false, 'aria-controls': 'hits', 'aria-autocomplete': 'list', 'aria-keyshortcuts': '/',
      autocomplete: 'off', spellcheck: false
    });
    var list = add(form, 'ul', { id: 'hits', role: 'listbox', 'aria-label': form.dataset.label, hidden: '' });
    var status = add(form, 'span', { role: 'status', 'class': 'hide' });
    var chosen = -1, hits = [];

    function address(hit) { return form.dataset.root + pathOf(hit.codes); }

    function choose(index) {
      chosen = index;
      Array.prototype.forEach.call(list.children, function (item, i) { item.setAttribute('aria-selected', i === index); });
      if (index >= 0) input.setAttribute('aria-activedescendant', list.children[index].id);
      else input.removeAttribute('aria-activedescendant');
    }

    function show(open) {
      list.hidden = !open;
      input.setAttribute('aria-expanded', open);
    }

    function update() {
      hits = find(input.value);
      list.textContent = '';
      hits.forEach(function (hit, i) {
        var item = add(list, 'li', { id: 'hit' + i, role: 'option' });
        add(item, 'b').textContent = hit.codes.map(function (code) { return code.id; }).join(' – ');
        add(item, 'span').textContent = hit.codes.length > 1 ? '' : ' ' + hit.codes[0].name + ' · ' + hit.codes[0].gloss;
        item.addEventListener('mousedown', function (event) { event.preventDefault(); location.href = address(hit); });
      });
      choose(hits.length ? 0 : -1);
      show(hits.length > 0);
      status.textContent = !input.value ? '' : hits.length ? words.results + hits.length : words.none;
    }

    form.hidden = false;
    var asked = new URLSearchParams(location.search).get('q');
    if (asked) {
      input.value = asked;
      load(form.dataset.find, function () {
        update();
        if (hits.length) location.replace(address(hits[0]));
      });
    }
    input.addEventListener('focus', function () { load(form.dataset.find, function () { if (input.value) update(); }); });
    input.addEventListener('input', function () { load(form.dataset.find, update); });
    input.addEventListener('blur', function () { show(false); });
    input.addEventListener('keydown', function (event) {
      var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (event.key === 'Escape') { show(false); choose(-1); }
      if (!step || !hits.length) return;
      event.preventDefault();
      show(true);
      choose((chosen + step + hits.length) % hits.length);
    });
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      load(form.dataset.find, function () {
        update();
        if (hits.length) location.href = address(hits[Math.max(chosen, 0)]);
      });
    });
    document.addEventListener('keydown', function (event) {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      event.preventDefault();
      input.focus();
    });
  }

  function comparer(form) {
    var fields = form.querySelectorAll('input'), list = form.querySelector('datalist'), status = form.querySelector('[role=status]');
    form.hidden = false;
    function offer() {
      load(form.dataset.find, function () {
        if (list.children.length) return;
        everyCode().forEach(function (code) {
          add(list, 'option', { value: (book.length > 1 ? code.protocol.name + ' ' : '') + code.id, label: code.name });
        });
      });
    }
    fields.forEach(function (field) { field.addEventListener('focus', offer); });
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      load(form.dataset.find, function () {
        var found = [];
        fields.forEach(function (field) {
          var hits = find(field.value);
          if (hits.length) found.push(hits[0].codes[0]);
        });
        var same = found.length === 2 && found[0].protocol === found[1].protocol && found[0] !== found[1];
        found.sort(function (a, b) { return a.order - b.order; });
        if (same) location.href = form.dataset.root + pathOf(found);
        else status.textContent = words.none;
      });
    });
  }

  // The page that a wrong address means: its language, and the codes that it names in any order and dress.
  function guide(main) {
    var parts = decodeURIComponent(location.pathname).slice(main.dataset.base.length - 1).split('/');
    var links = Array.prototype.slice.call(main.querySelectorAll('[data-find]'));
    function speaks(tag) {
      return links.filter(function (link) { return link.dataset.id === tag || link.hreflang === tag; })[0];
    }
    var link = parts.map(speaks).filter(Boolean)[0] || (navigator.languages || []).map(function (tag) {
      return speaks(tag) || speaks(tag.split('-')[0]);
    }).filter(Boolean)[0] || links[0];
    if (link) load(link.dataset.find, function () {
      var codes = named(parts.join(' '));
      if (codes.length) location.replace(link.dataset.root + pathOf(codes.slice(0, 2)));
    });
  }

  // What stands in a link or a button shows its English when that has the focus.
  function reach(mark) {
    if (!mark.closest('a, button, summary')) mark.tabIndex = 0;
  }

  document.querySelectorAll('.stale[title]').forEach(reach);
  document.querySelectorAll('form.find').forEach(finder);
  document.querySelectorAll('form.compare').forEach(comparer);
  document.querySelectorAll('main[data-base]').forEach(guide);
}());
